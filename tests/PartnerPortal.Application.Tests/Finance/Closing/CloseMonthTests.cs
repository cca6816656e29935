using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Closing;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Finance.Closing;

public sealed class CloseMonthTests
{
    [Fact]
    public async Task Closing_a_closed_month_changes_nothing_and_says_so()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(SmallMarket.Books());
        (await ledger.CloseAsync("2013-01")).ShouldBe(CloseOutcome.Closed);
        (await ledger.CloseAsync("2013-02")).ShouldBe(CloseOutcome.Closed);
        var hash = await ledger.HashAsync();
        var runs = await ledger.ReadAsync("select count(*) from close_run");

        (await ledger.CloseAsync("2013-01")).ShouldBe(CloseOutcome.AlreadyClosed);
        (await ledger.CloseAsync("2013-02")).ShouldBe(CloseOutcome.AlreadyClosed);

        (await ledger.HashAsync()).ShouldBe(hash);
        (await ledger.ReadAsync("select count(*) from close_run")).ShouldBe(runs);
        (await new MonthQueries(ledger.Database, ledger.Time).OpenThroughAsync("main", Month.Parse("2013-02"), CancellationToken.None))
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2013-02", "close.out_of_order", "2013-01")]
    [InlineData("2013-12", "close.out_of_order", "2013-01")]
    [InlineData("2012-12", "close.before_start", "2013-01")]
    public async Task The_first_month_with_business_comes_first(string month, string code, string named)
    {
        await using var ledger = await LedgerDatabase.CreateAsync(SmallMarket.Books());
        await RefusedAsync(ledger, month, code, named);
        (await ledger.ReadAsync("select count(*) from period")).ShouldBe(["0"]);
    }

    [Fact]
    public async Task After_a_close_the_next_month_is_the_only_one()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(SmallMarket.Books(), closedThrough: "2013-01");
        await RefusedAsync(ledger, "2013-03", "close.out_of_order", "2013-02");
        (await ledger.CloseAsync("2012-11")).ShouldBe(CloseOutcome.AlreadyClosed);
    }

    [Theory]
    [InlineData("2013-01-15", "close.not_over")]
    [InlineData("2013-01-31", "close.not_over")]
    [InlineData("2013-02-01", null)]
    public async Task A_month_is_closed_from_the_first_day_after_it(string today, string? code)
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-01"));
        ledger.Time.Today = DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture);
        if (code is null) (await ledger.CloseAsync("2013-01")).ShouldBe(CloseOutcome.Closed);
        else await RefusedAsync(ledger, "2013-01", code, "2013-02-01");
    }

    [Fact]
    public async Task Without_any_business_there_is_nothing_to_close()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        await RefusedAsync(ledger, "2013-01", "close.nothing", "");
    }

    [Fact]
    public async Task Through_a_month_that_is_not_over_closes_none()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(SmallMarket.Books());
        var refused = await Should.ThrowAsync<RuleViolationException>(() => ledger.CloseThroughAsync("2026-01"));
        refused.Code.ShouldBe("close.not_over");
        (await ledger.ReadAsync("select count(*) from period")).ShouldBe(["0"]);
    }

    [Fact]
    public async Task Two_runs_at_once_end_in_the_ledger_of_one()
    {
        await using var alone = await LedgerDatabase.CreateAsync(SmallMarket.Books(), closedThrough: "2013-04");
        await using var ledger = await LedgerDatabase.CreateAsync(SmallMarket.Books());
        await using var otherSource = LedgerDatabase.OpenSource(ledger.Connection.App);
        var other = new CloseMonth(new PortalDatabase(otherSource), ledger.Steps, ledger.Time) { BatchWeight = 1 };

        foreach (var month in Month.Parse("2013-01").Through(Month.Parse("2013-04")))
        {
            var command = LedgerDatabase.Command(month.ToString(), waitForOther: true);
            var both = await Task.WhenAll(
                Task.Run(() => ledger.Closing(1).RunAsync(command, null, CancellationToken.None)),
                Task.Run(() => other.RunAsync(command, null, CancellationToken.None)));
            both.Select(result => result.Outcome).ShouldBe([CloseOutcome.Closed, CloseOutcome.AlreadyClosed], ignoreOrder: true);
        }

        (await ledger.HashAsync()).ShouldBe(await alone.HashAsync());
        await ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task While_a_run_is_alive_others_are_refused_and_an_import_waits()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(SmallMarket.Books());
        Task import;
        await using ((await MonthLock.TryTakeAsync(ledger.Database, DataScope.All.ProgramId, CancellationToken.None)).ShouldNotBeNull())
        {
            await RefusedAsync(ledger, "2013-01", "close.running", "");
            var preview = new PreviewMonth(ledger.Database, ledger.Steps, ledger.Time);
            (await Should.ThrowAsync<RuleViolationException>(
                () => preview.RunAsync(LedgerDatabase.Finance, "main", Month.Parse("2013-01"), CancellationToken.None))).Code.ShouldBe(
                    "close.running");

            import = ledger.ImportAsync(new Books().Partner("Z", "2013-01-01"));
            await Task.Delay(300);
            import.IsCompleted.ShouldBeFalse();
        }

        await import;
        (await ledger.ReadAsync("select count(*) from partner where partner_id = 'Z'")).ShouldBe(["1"]);
    }

    [Fact]
    public async Task A_month_whose_close_has_begun_sends_later_facts_to_the_month_after()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(SmallMarket.Books());
        var stopped = await ledger.Closing(1).RunAsync(LedgerDatabase.Command("2013-01"), new StopAt(ledger, 3), CancellationToken.None);
        stopped.Outcome.ShouldBe(CloseOutcome.Stopped);
        (await ledger.ReadAsync("select month, status from period")).ShouldBe(["2013-01-01 closing"]);

        await ledger.ImportAsync(new Books().Partner("Z", "2013-01-20").Customer("KZ", "Z")
            .Invoice("Z1", "KZ", "2013-01-21", 100.00m, ("plus", 100.00m)).Paid("Z1", "Z1", "2013-01-22", 100.00m));
        (await ledger.CloseAsync("2013-01")).ShouldBe(CloseOutcome.Closed);
        await ledger.CloseAsync("2013-02");

        (await ledger.LedgerAsync("Z")).ShouldBe(
        [
            "2013-02 2013-01-20 monthly_fee -48.00 2013-01", "2013-02 2013-02-01 monthly_fee -48.00 2013-02",
            "2013-02 2013-01-22 commission 33.00 Z1/1/payment:Z1", "2013-02 2013-01-20 registration_fee -196.00 registration",
        ]);
        await ledger.CheckInvariantsAsync();
    }

    private static async Task RefusedAsync(LedgerDatabase ledger, string month, string code, string named)
    {
        var refused = await Should.ThrowAsync<RuleViolationException>(() => ledger.CloseAsync(month));
        refused.Code.ShouldBe(code);
        refused.Message.ShouldContain(named);
    }
}
