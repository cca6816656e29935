using PartnerPortal.Data.Finance.Ledger;
using PartnerPortal.Domain;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Finance.Ledger;

/// <summary>What a request for an adjustment lets be done to it.</summary>
public sealed class AdjustmentTests
{
    private static readonly (Guid First, Guid Second) People = (Guid.NewGuid(), Guid.NewGuid());
    private static readonly DateTimeOffset At = new(2013, 2, 5, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("asked for", "done", "done")]
    [InlineData("approved", "adjustment.not_open", "adjustment.not_open")]
    [InlineData("rejected", "adjustment.not_open", "adjustment.not_open")]
    public void It_is_decided_once(string from, string approved, string rejected)
    {
        Outcome(In(from), adjustment => adjustment.Approve(People.Second, At)).ShouldBe(approved);
        Outcome(In(from), adjustment => adjustment.Reject(People.Second, At)).ShouldBe(rejected);
    }

    [Fact]
    public void Who_asked_may_take_it_back_but_not_approve_it()
    {
        Outcome(Asked(), adjustment => adjustment.Approve(People.First, At)).ShouldBe("adjustment.second_person");
        Outcome(Asked(), adjustment => adjustment.Reject(People.First, At)).ShouldBe("done");
    }

    [Theory]
    [InlineData(0, "By phone", "adjustment.amount")]
    [InlineData(0.001, "By phone", "adjustment.amount")]
    [InlineData(1_000_000.01, "By phone", "adjustment.limit")]
    [InlineData(-1_000_000.01, "By phone", "adjustment.limit")]
    [InlineData(1, "  hm ", "adjustment.reason")]
    [InlineData(1, " By phone ", "By phone")]
    public void Amount_and_reason_are_checked(double amount, string reason, string outcome) =>
        Outcome(Asked(), _ => Adjustment.CheckedReason((decimal)amount, reason).ShouldBe(outcome))
            .ShouldBe(outcome is "By phone" ? "done" : outcome);

    [Fact]
    public void What_was_asked_for_under_wider_bounds_is_not_approved_any_more() =>
        Outcome(Asked(5_000_000m), adjustment => adjustment.Approve(People.Second, At)).ShouldBe("adjustment.limit");

    private static Adjustment In(string state)
    {
        var adjustment = Asked();
        if (state == "approved") adjustment.Approve(People.Second, At);
        if (state == "rejected") adjustment.Reject(People.Second, At);
        return adjustment;
    }

    private static Adjustment Asked(decimal amount = -12.34m) =>
        new() { ProgramId = "main", PartnerId = "A", Amount = amount, Reason = "By phone", RequestedBy = People.First, RequestedAt = At };

    private static string Outcome(Adjustment adjustment, Action<Adjustment> step)
    {
        var before = (adjustment.ApprovedBy, adjustment.RejectedBy);
        try
        {
            step(adjustment);
            return "done";
        }
        catch (RuleViolationException refused)
        {
            (adjustment.ApprovedBy, adjustment.RejectedBy).ShouldBe(before);
            return refused.Code;
        }
    }
}
