using PartnerPortal.Domain.Program.Terms;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests.Program.Terms;

public sealed class TermsVersionTests
{
    [Fact]
    public void The_default_terms_are_those_of_the_program()
    {
        var terms = TermsVersion.Default;
        (terms.RegistrationFee, terms.MonthlyFee, terms.RefundThreshold, terms.MinimumPayout).ShouldBe(
            (196.00m, 48.00m, 2_500.00m, 50.00m));
        terms.OwnUseDiscount.ShouldBe(new Percentage(50m));
        terms.ThresholdBasis.ShouldBe(ThresholdBasis.Invoiced);
        terms.ThresholdKinds.ShouldBe([LineKind.LicenceNew, LineKind.LicenceExtension, LineKind.LicenceSubscription]);
        terms.CommissionPlan.ShouldBe(CommissionPlans.Default);
        terms.ValidFrom.ShouldBe(DateOnly.MinValue);
    }

    [Fact]
    public void A_new_version_is_as_the_default_where_it_says_nothing() =>
        (new TermsVersion(new DateOnly(2013, 1, 1)) with { ValidFrom = DateOnly.MinValue }).MonthlyFee.ShouldBe(48.00m);

    [Fact]
    public void The_default_plan_is_33_33_23() => Words(CommissionPlans.Default).ShouldBe(
        ["initial 33 first", "initial 33 licence_new", "follow_up 23"]);

    [Fact]
    public void The_advisor_plan_is_23_19_16_4() => Words(CommissionPlans.Advisor).ShouldBe(
        ["first_year_top 23 <12 >=50000", "first_year_mid 19 <12 >=10000", "first_year 16 <12", "later 4"]);

    private static IEnumerable<string> Words(IEnumerable<CommissionRule> plan) => plan.Select(rule => string.Join(' ', Parts(rule)));

    private static IEnumerable<string> Parts(CommissionRule rule)
    {
        yield return rule.Label;
        yield return rule.Rate.ToString();
        if (rule.FirstInvoice) yield return "first";
        foreach (var kind in rule.Kinds ?? []) yield return Vocabulary<LineKind>.Text(kind);
        if (rule.TenureUnderMonths is { } months) yield return FormattableString.Invariant($"<{months}");
        if (rule.TrailingRevenueFrom is { } revenue) yield return FormattableString.Invariant($">={revenue}");
    }
}
