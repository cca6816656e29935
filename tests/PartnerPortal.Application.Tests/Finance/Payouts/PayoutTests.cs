using PartnerPortal.Data.Finance.Payouts;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Payouts;
using Shouldly;
using Xunit;
using static PartnerPortal.Domain.Finance.Payouts.PayoutStatus;

namespace PartnerPortal.Application.Tests.Finance.Payouts;

/// <summary>What a payout lets be done to it, state by state.</summary>
public sealed class PayoutTests
{
    private static readonly (Guid First, Guid Second) People = (Guid.NewGuid(), Guid.NewGuid());
    private static readonly DateTimeOffset At = new(2013, 2, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2013, 2, 5);

    [Theory]
    [InlineData(Open, "proposed", "payout.state", "payout.state")]
    [InlineData(Withheld, "payout.state", "payout.state", "payout.state")]
    [InlineData(Superseded, "payout.state", "payout.state", "payout.state")]
    [InlineData(Proposed, "payout.state", "approved", "payout.state")]
    [InlineData(Approved, "payout.state", "payout.state", "executed")]
    [InlineData(Executed, "payout.state", "payout.state", "payout.state")]
    public void Each_step_follows_one_state_and_no_other(PayoutStatus from, string proposed, string approved, string executed)
    {
        Outcome(from, payout => payout.Propose(People.First, At)).ShouldBe(proposed);
        Outcome(from, payout => payout.Approve(People.Second, At)).ShouldBe(approved);
        Outcome(from, payout => payout.Execute(Day, Day, Day)).ShouldBe(executed);
    }

    [Fact]
    public void The_refusal_names_the_month_and_what_it_would_have_to_be()
    {
        var refused = Should.Throw<RuleViolationException>(() => In(Executed).Propose(People.First, At));
        refused.Message.ShouldBe("The payout of 2013-01 is not open.");
        refused.Values.ShouldBe([new Month(2013, 1)]);
    }

    [Fact]
    public void Nobody_approves_what_they_proposed_and_the_refusal_changes_nothing()
    {
        var payout = In(Open);
        payout.Propose(People.First, At);
        Should.Throw<RuleViolationException>(() => payout.Approve(People.First, At)).Code.ShouldBe("payout.second_person");
        (payout.Status, payout.ApprovedBy, payout.ApprovedAt).ShouldBe((Proposed, null, null));
        payout.Approve(People.Second, At);
        (payout.ProposedBy, payout.ApprovedBy).ShouldBe((People.First, People.Second));
    }

    [Theory]
    [InlineData("2013-02-04", "payout.executed_on")]
    [InlineData("2013-02-05", "executed")]
    [InlineData("2013-02-07", "executed")]
    [InlineData("2013-02-08", "payout.executed_on")]
    public void Money_leaves_from_the_approval_to_today(string on, string outcome) => Outcome(
        Approved, payout => payout.Execute(DateOnly.ParseExact(on, "yyyy-MM-dd", null), Day, Day.AddDays(2))).ShouldBe(outcome);

    private static string Outcome(PayoutStatus from, Action<Payout> step)
    {
        var payout = In(from);
        try
        {
            step(payout);
            return Vocabulary<PayoutStatus>.Text(payout.Status);
        }
        catch (RuleViolationException refused)
        {
            payout.Status.ShouldBe(from);
            return refused.Code;
        }
    }

    // Closes bring it into some of them, which write SQL.
    private static Payout In(PayoutStatus status)
    {
        var payout = new Payout { ProgramId = "main", PartnerId = "A", Period = new Month(2013, 1), Payable = 86m };
        typeof(Payout).GetProperty(nameof(Payout.Status))!.SetValue(payout, status);
        return payout;
    }
}
