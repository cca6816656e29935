using FsCheck.Fluent;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Finance.Parking;
using Shouldly;
using Xunit;
using static PartnerPortal.Domain.Finance.Ledger.PostingKind;

namespace PartnerPortal.Domain.Tests.Finance.Parking;

public sealed class ParkingRuleTests
{
    private static readonly ParkingLimits Limits = new(true, 5m, 100m);

    [Theory]
    [InlineData(240.00, null)]
    [InlineData(240.01, ParkingCause.OutOfLine)]
    [InlineData(10_000.00, ParkingCause.OutOfLine)]
    public void More_than_the_multiple_of_the_average_is_out_of_line(double charged, ParkingCause? cause) =>
        ParkingRule.Judge([Service((decimal)charged)], [48m, 48m, 48m], Limits).Cause.ShouldBe(cause);

    [Theory]
    [InlineData(99.99, null)]
    [InlineData(100.00, ParkingCause.OutOfLine)]
    public void Below_the_floor_nothing_is_out_of_line(double charged, ParkingCause? cause) =>
        ParkingRule.Judge([Service((decimal)charged)], [1m, 1m, 1m], Limits).Cause.ShouldBe(cause);

    [Theory]
    [InlineData(2, null)]
    [InlineData(3, ParkingCause.OutOfLine)]
    [InlineData(12, ParkingCause.OutOfLine)]
    public void Fewer_than_three_months_say_nothing(int months, ParkingCause? cause)
    {
        var verdict = ParkingRule.Judge([Service(5_000m)], [.. Enumerable.Repeat(48m, months)], Limits);
        (verdict.Cause, verdict.Charged, verdict.Average, verdict.Months).ShouldBe((cause, 5_000m, 48m, months));
    }

    [Fact]
    public void The_average_is_shown_rounded_and_compared_exactly()
    {
        // 100.01 / 3 = 33.336..., times 5 = 166.683...
        ParkingRule.Judge([Service(166.68m)], [33m, 33m, 34.01m], Limits).Cause.ShouldBeNull();
        var verdict = ParkingRule.Judge([Service(166.69m)], [33m, 33m, 34.01m], Limits);
        (verdict.Cause, verdict.Average).ShouldBe((ParkingCause.OutOfLine, 33.34m));
    }

    [Fact]
    public void Charges_are_fees_less_what_comes_back_commission_taken_back_services_and_corrections() =>
        MonthCharges.Of(
        [
            Posting(RegistrationFee, -196m), Posting(MonthlyFee, -48m), Posting(FeeWaiver, 48m), Posting(FeeRefund, 96m),
            Posting(Commission, 500m), Posting(Commission, -620m), Service(75m), Posting(Adjustment, 10m, "Goodwill"),
            Posting(Purchase, -9_000m, "ACME"),
            Posting(PaymentIn, -70m), Posting(Payout, -400m),
        ]).ShouldBe(100m + 120m + 75m);

    [Fact]
    public void Income_of_one_kind_does_not_hide_charges_of_another() =>
        ParkingRule.Judge([Posting(Commission, 90_000m), Service(5_000m)], [48m, 48m, 48m], Limits).Cause.ShouldBe(ParkingCause.OutOfLine);

    [Fact]
    public void A_month_that_earns_more_than_it_takes_back_charges_nothing() =>
        MonthCharges.Of([Posting(Commission, 5_000m), Posting(Commission, -4_999.99m)]).ShouldBe(0m);

    [Theory]
    [InlineData(SlaService, "Support desk")]
    [InlineData(Adjustment, "Agreed by phone")]
    public void Two_charges_for_the_same_thing_and_month_with_the_same_amount_are_like_items(PostingKind kind, string subject)
    {
        var verdict = ParkingRule.Judge([Numbered(kind, subject), Posting(MonthlyFee, -48m), Numbered(kind, subject)], [], Limits);

        verdict.Cause.ShouldBe(ParkingCause.LikeItems);
        verdict.Items.Where(item => item.IsTwice).ShouldBe([new MonthItem(kind, subject, -1m, 2, true)]);

        static Posting Numbered(PostingKind kind, string subject) =>
            Posting(kind, -0.50m, subject) with { Why = new PostingWhy { Text = subject, Document = $"{Guid.NewGuid()}-2013-01" } };
    }

    [Fact]
    public void A_monthly_fee_twice_for_one_month_is_a_like_item_and_missed_months_are_not()
    {
        ParkingRule.Judge([Fee("2013-01"), Fee("2013-01")], [], Limits).Cause.ShouldBe(ParkingCause.LikeItems);
        ParkingRule.Judge([Fee("2013-01"), Fee("2013-02"), Fee("2013-03")], [], Limits).Cause.ShouldBeNull();
    }

    [Fact]
    public void A_standing_service_is_the_same_on_another_day_of_its_month() => ParkingRule.Judge(
        [Standing(10m), Standing(10m) with { ValueDate = new DateOnly(2013, 1, 9) }], [], Limits).Cause.ShouldBe(ParkingCause.LikeItems);

    [Fact]
    public void Another_amount_thing_day_or_kind_makes_another_item()
    {
        var correction = Posting(Adjustment, -10m, "Support desk");
        ParkingRule.Judge(
            [Standing(10m), Standing(10.01m), Posting(
                SlaService, -10m, "Training"), correction, correction with { ValueDate = new DateOnly(2013, 1, 3) }], [], Limits)
            .Cause.ShouldBeNull();
    }

    [Fact]
    public void What_is_charged_by_the_piece_is_never_taken_for_the_same() => ParkingRule.Judge(
        [Service(10m), Service(10m), Posting(Commission, -3m), Posting(Commission, -3m), Posting(Purchase, -5m), Posting(Purchase, -5m)],
        [], Limits)
        .Cause.ShouldBeNull();

    [Fact]
    public void What_was_taken_back_in_the_month_is_not_there_twice()
    {
        var back = Posting(Adjustment, 595m, "Broken dongle") with { ValueDate = new DateOnly(2013, 1, 20) };
        ParkingRule.Judge(
            [Posting(Adjustment, -595m, "Broken dongle"), Posting(Adjustment, -595m, "Broken dongle"), back], [], Limits)
                .Cause.ShouldBeNull();
    }

    [Fact]
    public void Switched_off_it_parks_nobody_and_still_tells_the_figures()
    {
        var verdict = ParkingRule.Judge([Standing(5_000m), Standing(5_000m)], [48m, 48m, 48m], Limits with { On = false });
        (verdict.Cause, verdict.Charged, verdict.Average).ShouldBe((null, 10_000m, 48m));
    }

    [Fact]
    public void Whoever_is_out_of_line_stays_so_when_charged_more_and_whoever_is_in_line_when_charged_less() => Property.Check(
        from before in Gen.ListOf(Amounts.Cents(0, 50_000), 5)
        from charged in Amounts.Cents(1, 500_000)
        from more in Amounts.Cents(1, 500_000)
        select (Before: before.ToList(), charged, more),
        sample =>
        {
            var less = ParkingRule.IsOutOfLine(sample.charged, sample.Before, Limits);
            var more = ParkingRule.IsOutOfLine(sample.charged + sample.more, sample.Before, Limits);
            (more || !less).ShouldBeTrue();
            ParkingRule.IsOutOfLine(sample.charged, [.. sample.Before.AsEnumerable().Reverse()], Limits).ShouldBe(less);
        });

    internal static Posting Service(decimal amount) => Posting(SlaService, -amount, "Support desk");

    internal static Posting Standing(decimal amount) =>
        Service(amount) with { Why = new PostingWhy { Text = "Support desk", Document = $"{Guid.NewGuid()}-2013-01" } };

    internal static Posting Fee(string month) => Posting(MonthlyFee, -48m) with { Why = new PostingWhy { FeeMonth = Month.Parse(month) } };

    internal static Posting Posting(PostingKind kind, decimal amount, string subject = "") => new(
        Guid.CreateVersion7(), "P", kind, new DateOnly(2013, 1, 2), Month.Parse("2013-01"), new Money(amount, Currency.Eur),
        $"{Guid.CreateVersion7()}",
        new PostingWhy { Text = subject });
}
