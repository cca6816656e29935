using PartnerPortal.Domain.Payouts;
using PartnerPortal.Domain.Programs;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests.Payouts;

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
        Decide(Facts(150.00m) with { Held = Money.Eur(100.01m) }).ShouldBe(new PayoutDecision(Money.Eur(49.99m), PayoutObstacle.BelowMinimum));
    }

    [Fact]
    public void What_was_approved_before_and_not_executed_yet_is_not_paid_twice()
    {
        Decide(Facts(150.00m) with { Approved = Money.Eur(100.00m) }).ShouldBe(new PayoutDecision(Money.Eur(50.00m), null));
        Decide(Facts(150.00m) with { Approved = Money.Eur(150.00m) }).ShouldBe(new PayoutDecision(Money.Eur(0m), PayoutObstacle.BelowMinimum));
    }

    [Fact]
    public void A_suspended_partner_is_not_paid() =>
        Decide(Facts(150.00m) with { Suspended = true }).ShouldBe(new PayoutDecision(Money.Eur(150.00m), PayoutObstacle.Suspended));

    [Fact]
    public void A_partner_without_complete_payout_data_is_not_paid() =>
        Decide(Facts(150.00m) with { HasPayoutData = false }).ShouldBe(new PayoutDecision(Money.Eur(150.00m), PayoutObstacle.PayoutDataMissing));

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void Nothing_and_debts_are_never_paid_out_even_without_a_minimum(int closing) =>
        PayoutCalculator.Decide(Facts(closing), TermsVersion.Default with { MinimumPayout = 0m }).Obstacle.ShouldBe(PayoutObstacle.BelowMinimum);

    private static PayoutDecision Decide(PayoutFacts facts) => PayoutCalculator.Decide(facts, TermsVersion.Default);

    private static PayoutFacts Facts(decimal closing) =>
        new(Money.Eur(closing), Money.Zero(Currency.Eur), Money.Zero(Currency.Eur), Suspended: false, HasPayoutData: true);
}
