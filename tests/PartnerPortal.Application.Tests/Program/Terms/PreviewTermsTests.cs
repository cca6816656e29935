using PartnerPortal.Application.Finance.Previews;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Tests.Finance.Closing;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Terms;
using PartnerPortal.Testing.Finance.Closing;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Program.Terms;

/// <summary>What the last twelve months would have paid under other terms.</summary>
public sealed class PreviewTermsTests
{
    private static readonly Viewer Manager = new(Guid.NewGuid(), "Mara", PortalRole.Manager, null);
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory]
    [InlineData(1, "2013-05-15")]
    [InlineData(7, "2013-03-31")]
    [InlineData(13, "2013-12-01")]
    [InlineData(42, "2014-01-20")]
    public async Task Under_the_terms_in_force_nobody_would_have_got_a_cent_more_or_less(int seed, string today)
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new RandomMarket(seed).Whole());
        ledger.Time.Today = DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture);
        await ledger.CloseThroughAsync("2013-02");

        var preview = await RunAsync(ledger, TermsVersion.Default with { ValidFrom = new DateOnly(2014, 6, 1) });
        preview.Rows.Select(row => row.PartnerId).ShouldBe(["A", "B", "C"]);
        preview.Was.Commission.ShouldBeGreaterThan(0m);
        foreach (var row in preview.Rows) row.Would.ShouldBe(row.Was, row.PartnerId);
        foreach (var month in preview.Months) month.Would.ShouldBe(month.Was, month.Month.ToString());
    }

    [Fact]
    public async Task Other_rates_fees_and_a_lower_threshold_are_worked_out_to_the_cent()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-01").Customer("K", "A")
            .Invoice("I1", "K", "2013-02-10", 1_190.00m, ("licence_new", 1_000.00m)).Paid("P1", "I1", "2013-02-20", 595.00m)
            .Invoice("I2", "K", "2013-03-01", 119.00m, ("plus", 100.00m)).Paid("P2", "I2", "2013-03-05", 119.00m).Service(
                "S1", "A", "2013-02-05", 75.25m));
        ledger.Time.Today = new DateOnly(2013, 3, 15);
        await ledger.CloseThroughAsync("2013-02");
        var draft = TermsVersion.Default with
        {
            MonthlyFee = 50m,
            RefundThreshold = 1_000m,
            OwnUseDiscount = new Percentage(40m),
            CommissionPlan = [CommissionPlans.Default[0] with { Rate = new Percentage(30.5m) }, .. CommissionPlans.Default.Skip(1)],
        };

        var preview = await RunAsync(ledger, draft);
        var row = preview.Rows.ShouldHaveSingleItem();
        row.Was.ShouldBe(new TermsEarnings(165.00m + 23.00m, -196.00m - 3 * 48.00m, 0m, -37.63m));
        row.Would.ShouldBe(new TermsEarnings(152.50m + 23.00m, -196.00m - 3 * 50.00m, 346.00m, -45.15m));
        row.Change.ShouldBe(-12.50m - 6.00m + 346.00m - 7.52m);
        preview.Months[^1].ShouldBe(new TermsPreviewMonth(Month.Parse("2013-03"), 23.00m - 48.00m, 23.00m));
        preview.Months[^2].ShouldBe(
            new TermsPreviewMonth(Month.Parse("2013-02"), 165.00m - 48.00m - 37.63m, 152.50m - 50.00m + 296.00m - 45.15m));
    }

    [Fact]
    public async Task The_advisor_plan_rates_by_the_first_year_and_the_partners_revenue_of_the_year_before()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(
            new Books().Partner("A", "2011-01-01").Customer("K", "A").Customer("L", "A")
            .Invoice("I0", "K", "2011-02-01", 1_000.00m, ("plus", 1_000.00m)).Paid("P0", "I0", "2011-02-01", 1_000.00m)
            .Invoice("I1", "L", "2013-01-10", 10_000.00m, ("licence_new", 10_000.00m)).Paid("P1", "I1", "2013-01-10", 10_000.00m)
            .Invoice("I2", "L", "2013-02-10", 1_000.00m, ("plus", 1_000.00m)).Paid("P2", "I2", "2013-02-10", 1_000.00m)
            .Invoice("I3", "K", "2013-02-10", 1_000.00m, ("plus", 1_000.00m)).Paid("P3", "I3", "2013-02-10", 1_000.00m));
        ledger.Time.Today = new DateOnly(2013, 3, 15);
        await ledger.CloseThroughAsync("2012-12");

        // 16 % below 10,000 of revenue; 19 % from there in the customer's first year; 4 % after it.
        var row = (
            await RunAsync(ledger, TermsVersion.Default with { CommissionPlan = CommissionPlans.Advisor })).Rows.ShouldHaveSingleItem();
        row.Would.Commission.ShouldBe(1_600.00m + 190.00m + 40.00m);
        row.Was.Commission.ShouldBe(3_300.00m + 230.00m + 230.00m);
    }

    [Fact]
    public async Task It_writes_nothing_gives_the_same_twice_and_in_any_batches_and_can_be_stopped()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(SmallMarket.Books());
        ledger.Time.Today = new DateOnly(2013, 5, 15);
        await ledger.CloseThroughAsync("2013-03");
        var hash = await ledger.HashAsync();
        var draft = TermsVersion.Default with { CommissionPlan = CommissionPlans.Advisor };

        var once = await RunAsync(ledger, draft);
        var again = await new PreviewTerms(ledger.Database, ledger.Time) { BatchWeight = 1 }.RunAsync(Manager, draft, null, Ct);
        again.Rows.ShouldBe(once.Rows);
        again.Months.ShouldBe(once.Months);
        (await ledger.HashAsync()).ShouldBe(hash);

        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() =>
            new PreviewTerms(ledger.Database, ledger.Time) { BatchWeight = 1 }.RunAsync(
                Manager, draft, new StopWhenMoving(stop), stop.Token));
        await Should.ThrowAsync<RuleViolationException>(
            () => new PreviewTerms(ledger.Database, ledger.Time).RunAsync(LedgerDatabase.Owner("A"), draft, null, Ct));
    }

    private static Task<TermsPreview> RunAsync(LedgerDatabase ledger, TermsVersion draft) =>
        new PreviewTerms(ledger.Database, ledger.Time).RunAsync(Manager, draft, null, Ct);

    private sealed class StopWhenMoving(CancellationTokenSource stop) : IProgress<TermsPreviewProgress>
    {
        public void Report(TermsPreviewProgress value)
        {
            if (value.Done > 0) stop.Cancel();
        }
    }
}
