using PartnerPortal.Domain.Finance.Payouts;
using PartnerPortal.Domain.Program.Terms;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests.Finance.Payouts;

public sealed class PayoutCalculatorTests
{
    public static TheoryData<decimal, PayoutObstacle?> Closings => new()
    {
        { 50.00m, null }, { 50.01m, null }, { 49.99m, PayoutObstacle.BelowMinimum }, { 0m, PayoutObstacle.BelowMinimum },
        { -80.00m, PayoutObstacle.BelowMinimum },
    };

    [Theory, MemberData(nameof(Closings))]
    public void The_minimum_is_exact_and_included(decimal closing, PayoutObstacle? obstacle) =>
        Decide(Facts(closing)).ShouldBe(new PayoutDecision(Money.Eur(closing), obstacle));

    [Fact]
    public void Held_commission_is_not_payable()
    {
        Decide(Facts(150.00m) with { Held = Money.Eur(100.00m) }).ShouldBe(new PayoutDecision(Money.Eur(50.00m), null));
        Decide(Facts(150.00m) with { Held = Money.Eur(100.01m) }).ShouldBe(
            new PayoutDecision(Money.Eur(49.99m), PayoutObstacle.BelowMinimum));
    }

    [Fact]
    public void What_was_approved_before_and_not_executed_yet_is_not_paid_twice()
    {
        Decide(Facts(150.00m) with { Approved = Money.Eur(100.00m) }).ShouldBe(new PayoutDecision(Money.Eur(50.00m), null));
        Decide(Facts(150.00m) with { Approved = Money.Eur(150.00m) }).ShouldBe(
            new PayoutDecision(Money.Eur(0m), PayoutObstacle.BelowMinimum));
    }

    [Fact]
    public void A_suspended_partner_is_not_paid() =>
        Decide(Facts(150.00m) with { Suspended = true }).ShouldBe(new PayoutDecision(Money.Eur(150.00m), PayoutObstacle.Suspended));

    [Fact]
    public void A_partner_without_complete_payout_data_is_not_paid() =>
        Decide(Facts(150.00m) with { HasPayoutData = false }).ShouldBe(
            new PayoutDecision(Money.Eur(150.00m), PayoutObstacle.PayoutDataMissing));

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void Nothing_and_debts_are_never_paid_out_even_without_a_minimum(int closing) =>
        PayoutCalculator.Decide(Facts(closing), TermsVersion.Default with { MinimumPayout = 0m }).Obstacle.ShouldBe(
            PayoutObstacle.BelowMinimum);

    /// <summary>Example 12 of spec 01.9: last day, closing balance, what is posted of the invoice; payable, obstacle.</summary>
    public static TheoryData<string, decimal, decimal, decimal, PayoutObstacle?> Example12 => new()
    {
        { "2013-03-31", 100.00m, -300.00m, 400.00m, null },
        { "2013-04-30", -300.00m, -300.00m, -300.00m, PayoutObstacle.BelowMinimum },
        { "2013-05-31", 0.00m, 0.00m, 0.00m, PayoutObstacle.BelowMinimum },
    };

    [Theory, MemberData(nameof(Example12))]
    public void A_purchase_is_set_off_once_it_is_due(
        string through, decimal closing, decimal posted, decimal payable, PayoutObstacle? obstacle)
    {
        var notDue = NotDue(through, Purchase("2013-03-20", "2013-04-19", posted));
        Decide(Facts(closing) with { NotDue = notDue }).ShouldBe(new PayoutDecision(Money.Eur(payable), obstacle));
    }

    [Theory]
    [InlineData("2013-04-01", 300)]
    [InlineData("2013-03-31", 0)]
    [InlineData("2013-03-01", 0)]
    [InlineData(null, 0)]
    public void What_is_due_on_the_last_day_or_has_no_day_is_due(string? dueOn, int notDue) =>
        NotDue("2013-03-31", Purchase("2013-03-20", dueOn, -300.00m)).ShouldBe(Money.Eur(notDue));

    [Fact]
    public void Without_a_day_to_pay_by_the_issue_date_counts() =>
        NotDue("2013-03-31", Purchase("2013-04-01", null, -300.00m)).ShouldBe(Money.Eur(300.00m));

    [Fact]
    public void Of_each_purchase_only_what_is_open_is_left_out_and_too_much_paid_is_no_debt_of_another() => NotDue(
        "2013-03-31", Purchase("2013-03-01", "2013-04-30", -120.50m), Purchase("2013-03-02", "2013-04-30", 80.00m),
        Purchase("2013-03-03", "2013-05-01", -0.01m), Purchase("2013-03-04", "2013-03-30", -500.00m)).ShouldBe(Money.Eur(120.51m));

    private static Money None => Money.Zero(Currency.Eur);

    private static Money NotDue(string through, params OpenPurchase[] purchases) =>
        PayoutCalculator.NotDue(purchases, Day(through), Currency.Eur);

    private static OpenPurchase Purchase(string issuedOn, string? dueOn, decimal posted) =>
        new(Day(issuedOn), dueOn is null ? null : Day(dueOn), Money.Eur(posted));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static PayoutDecision Decide(PayoutFacts facts) => PayoutCalculator.Decide(facts, TermsVersion.Default);

    private static PayoutFacts Facts(decimal closing) =>
        new(Money.Eur(closing), None, None, None, Suspended: false, HasPayoutData: true);
}
