using PartnerPortal.Domain.Program.Terms;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests.Program.Terms;

public sealed class TermsDifferenceTests
{
    private static readonly TermsVersion Before = new(new DateOnly(2026, 1, 1));

    [Fact]
    public void A_copy_changes_nothing_and_a_draft_is_the_version_it_copies()
    {
        var copy = TermsDraft.Of(Before, new DateOnly(2026, 4, 1)).ToVersion();
        copy.ValidFrom.ShouldBe(new DateOnly(2026, 4, 1));
        TermsDifference.Between(Before, copy).ShouldBeEmpty();
    }

    [Fact]
    public void Each_part_that_changes_is_said_with_both_values()
    {
        var after = Before with
        {
            MonthlyFee = 52m,
            OwnUseDiscount = new Percentage(40m),
            ThresholdKinds = [LineKind.LicenceNew],
            Allowances = Allowances.Default with { CoachingSessions = 3 },
        };
        TermsDifference.Between(Before, after).Select(change => $"{change.Field} {change.Before} {change.After}").ShouldBe(
        [
            "MonthlyFee 48.00 52", $"ThresholdKinds {Before.ThresholdKinds} {after.ThresholdKinds}", "OwnUseDiscount 50 40",
            "CoachingSessions 2 3",
        ]);
    }

    [Fact]
    public void Rules_that_go_come_or_change_places_are_changes_of_the_plan()
    {
        var higher = CommissionPlans.Default[2] with { Rate = new Percentage(25m) };
        TermsDifference.Between(Before, Before with { CommissionPlan = [CommissionPlans.Default[0], CommissionPlans.Default[1], higher] })
            .ShouldBe([new(TermsField.CommissionPlan, CommissionPlans.Default[2], null), new(TermsField.CommissionPlan, null, higher)]);
        TermsDifference.Between(
            Before, Before with { CommissionPlan = [CommissionPlans.Default[1], CommissionPlans.Default[0], CommissionPlans.Default[2]] })
            .ShouldBe([new(TermsField.CommissionPlan, null, null)]);
        TermsDifference.Between(Before, Before with { CommissionPlan = CommissionPlans.Advisor }).Count.ShouldBe(7);
    }
}
