using PartnerPortal.Domain.Finance.Statements;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests.Finance.Statements;

public sealed class GoalProgressTests
{
    public static TheoryData<decimal, bool, decimal> Revenues => new()
    {
        { 0m, false, 2_500.00m }, { 2_499.99m, false, 0.01m }, { 2_500.00m, true, 0m }, { 2_500.01m, true, 0m },
        { -10.00m, false, 2_510.00m },
    };

    [Theory, MemberData(nameof(Revenues))]
    public void The_goal_is_reached_at_the_threshold_exactly(decimal revenue, bool reached, decimal missing)
    {
        var goal = new GoalProgress(2013, Money.Eur(revenue), Money.Eur(2_500.00m), Money.Eur(244.00m));
        goal.Reached.ShouldBe(reached);
        goal.Missing.ShouldBe(Money.Eur(missing));
    }
}
