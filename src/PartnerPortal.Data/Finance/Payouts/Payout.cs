using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Payouts;

namespace PartnerPortal.Data.Finance.Payouts;

/// <summary>
/// What the close of a period proposed to pay out, or why it did not, and how far it has come since (spec 01.8). Closes make them, and
/// put later ones in the place of those that nobody took up.
/// </summary>
public sealed class Payout : IPartnerOwned
{
    public required string ProgramId { get; init; }

    public required string PartnerId { get; init; }

    public Month Period { get; init; }

    public decimal Payable { get; init; }

    /// <summary>What the closing balance holds of purchases that were not due by the end of the period: not set off.</summary>
    public decimal NotDue { get; init; }

    public PayoutObstacle? Obstacle { get; init; }

    public PayoutStatus Status { get; private set; }

    public Guid? ProposedBy { get; private set; }

    public DateTimeOffset? ProposedAt { get; private set; }

    public Guid? ApprovedBy { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public DateOnly? ExecutedOn { get; private set; }

    /// <summary>The refusal of what is not there, or not where it has to be.</summary>
    public static RuleViolationException NotIn(PayoutStatus status, Month period) =>
        new("payout.state", $"The payout of {period} is not {Vocabulary<PayoutStatus>.Text(status)}.", period);

    /// <exception cref="RuleViolationException">It is somewhere else.</exception>
    public void Require(PayoutStatus status)
    {
        if (Status != status) throw NotIn(status, Period);
    }

    /// <summary>A person takes it up.</summary>
    /// <exception cref="RuleViolationException">It is not open.</exception>
    public void Propose(Guid by, DateTimeOffset at)
    {
        Require(PayoutStatus.Open);
        (Status, ProposedBy, ProposedAt) = (PayoutStatus.Proposed, by, at);
    }

    /// <summary>A second person says yes.</summary>
    /// <exception cref="RuleViolationException">It is not proposed, or by the same person.</exception>
    public void Approve(Guid by, DateTimeOffset at)
    {
        Require(PayoutStatus.Proposed);
        if (ProposedBy == by) throw new RuleViolationException("payout.second_person", "Another person has to approve what you proposed.");
        (Status, ApprovedBy, ApprovedAt) = (PayoutStatus.Approved, by, at);
    }

    /// <summary>The money has left.</summary>
    /// <param name="on">The day on which it did.</param>
    /// <param name="approvedOn">The day of the approval where the program lives: not before it.</param>
    /// <param name="today">Not after it.</param>
    /// <exception cref="RuleViolationException">It is not approved, or the day is outside.</exception>
    public void Execute(DateOnly on, DateOnly approvedOn, DateOnly today)
    {
        Require(PayoutStatus.Approved);
        if (on < approvedOn || on > today)
        {
            throw new RuleViolationException(
                "payout.executed_on", $"The day is from {approvedOn:yyyy-MM-dd}, when it was approved, to today, {today:yyyy-MM-dd}.",
                approvedOn, today);
        }

        (Status, ExecutedOn) = (PayoutStatus.Executed, on);
    }
}
