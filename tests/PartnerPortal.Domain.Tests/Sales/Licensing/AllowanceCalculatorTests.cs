using PartnerPortal.Domain.Program.Terms;
using PartnerPortal.Domain.Sales.Licensing;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests.Sales.Licensing;

public sealed class AllowanceCalculatorTests
{
    private static readonly DateOnly Today = new(2026, 3, 15);
    private static readonly AllowanceFacts Nothing = new(0, 0, [], [], null);

    /// <summary>Licences in use, PLUS ordered; left, over, PLUS missing for one licence more, PLUS that nothing needs.</summary>
    public static TheoryData<int, int, int, int, int, int> Licences => new()
    {
        { 0, 0, 3, 0, 0, 0 }, { 2, 0, 1, 0, 0, 0 }, { 3, 0, 0, 0, 1, 0 }, { 3, 1, 1, 0, 0, 1 }, { 4, 1, 0, 0, 1, 0 },
        { 2, 2, 3, 0, 0, 2 }, { 5, 1, 0, 1, 2, 0 },
    };

    [Theory, MemberData(nameof(Licences))]
    public void Licences_above_the_allowance_need_a_plus_each(int seats, int ordered, int left, int over, int missing, int spare)
    {
        var team = On(Nothing with { NfrSeats = seats, PlusOrdered = ordered }, AllowanceKind.NfrTeam);
        (team.Granted, team.Ordered, team.Used).ShouldBe((3, ordered, seats));
        (team.Left, team.Over, team.Missing(1), team.Spare).ShouldBe((left, over, missing, spare));
    }

    [Fact]
    public void Each_licence_uses_a_plus_as_far_as_there_are_any()
    {
        On(Nothing with { NfrSeats = 2 }, AllowanceKind.NfrPlus).ShouldBe(new AllowanceBalance(AllowanceKind.NfrPlus, 3, 0, 2, null));
        On(Nothing with { NfrSeats = 4, PlusOrdered = 1 }, AllowanceKind.NfrPlus).ShouldBe(
            new AllowanceBalance(AllowanceKind.NfrPlus, 3, 1, 4, null));
        On(Nothing with { NfrSeats = 5 }, AllowanceKind.NfrPlus).Used.ShouldBe(3);
    }

    [Fact]
    public void Support_units_are_of_the_month_and_not_carried_over()
    {
        AllowanceUse[] uses =
        [
            new(AllowanceKind.SupportUnit, 3, new(2026, 2, 28)), new(AllowanceKind.SupportUnit, 1, new(2026, 3, 1)),
            new(AllowanceKind.SupportUnit, 1, new(2026, 3, 31)), new(AllowanceKind.SupportUnit, 2, new(2026, 4, 1)),
        ];
        var units = On(Nothing with { Uses = uses }, AllowanceKind.SupportUnit);
        units.ShouldBe(new AllowanceBalance(AllowanceKind.SupportUnit, 3, 0, 2, new DateOnly(2026, 3, 31)));
        On(Nothing with { EndsOn = new DateOnly(2026, 3, 20) }, AllowanceKind.SupportUnit).Until.ShouldBe(new DateOnly(2026, 3, 20));
    }

    [Fact]
    public void Coaching_sessions_are_counted_over_the_whole_agreement()
    {
        AllowanceUse[] uses = [new(AllowanceKind.CoachingSession, 1, new(2024, 5, 2)), new(AllowanceKind.SupportUnit, 1, Today)];
        var coaching = On(Nothing with { Uses = uses, EndsOn = new DateOnly(2026, 12, 31) }, AllowanceKind.CoachingSession);
        coaching.ShouldBe(new AllowanceBalance(AllowanceKind.CoachingSession, 2, 0, 1, new DateOnly(2026, 12, 31)));
        coaching.Left.ShouldBe(1);
    }

    /// <summary>First day, last day, granted on the 15th.</summary>
    public static TheoryData<DateOnly, DateOnly?, int> Times => new()
    {
        { new(2026, 3, 1), new(2026, 3, 14), 3 }, { new(2026, 3, 15), new(2026, 3, 15), 5 }, { new(2026, 3, 1), null, 5 },
        { new(2026, 3, 16), null, 3 },
    };

    [Theory, MemberData(nameof(Times))]
    public void More_is_granted_from_and_through_a_date(DateOnly from, DateOnly? through, int granted)
    {
        var grant = new AllowanceGrant(AllowanceKind.NfrTeam, 2, from, through);
        On(Nothing with { Grants = [grant] }, AllowanceKind.NfrTeam).Granted.ShouldBe(granted);
        On(Nothing with { Grants = [grant] }, AllowanceKind.NfrPlus).Granted.ShouldBe(3);
    }

    private static AllowanceBalance On(AllowanceFacts facts, AllowanceKind kind)
    {
        var balances = AllowanceCalculator.On(Allowances.Default, facts, Today);
        balances.Select(balance => balance.Kind).ShouldBe(Enum.GetValues<AllowanceKind>());
        return balances[(int)kind];
    }
}
