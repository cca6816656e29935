using PartnerPortal.Domain;

namespace PartnerPortal.Data.Finance.Ledger;

/// <summary>
/// A correction of a partner's account: one person asks for it, another one approves it, and then it is posted (spec 01.7).
/// </summary>
public sealed class Adjustment : IPartnerOwned
{
    public required string ProgramId { get; init; }

    public required string PartnerId { get; init; }

    public Guid AdjustmentId { get; init; }

    public decimal Amount { get; init; }

    public required string Reason { get; init; }

    public Guid RequestedBy { get; init; }

    public DateTimeOffset RequestedAt { get; init; }

    public Guid? ApprovedBy { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public Guid? RejectedBy { get; private set; }

    public DateTimeOffset? RejectedAt { get; private set; }

    /// <summary>The reason as it is kept.</summary>
    /// <exception cref="RuleViolationException">The amount is no whole cents, zero or out of bounds, or the reason too short.</exception>
    public static string CheckedReason(decimal amount, string reason)
    {
        CheckAmount(amount);
        return ReasonText.Checked(reason, "adjustment.reason");
    }

    /// <summary>The refusal of what is not there, or was decided before.</summary>
    public static RuleViolationException NotOpen() => new("adjustment.not_open", "This adjustment does not wait for an approval.");

    /// <exception cref="RuleViolationException">Somebody decided already.</exception>
    public void RequireOpen()
    {
        if (ApprovedBy is not null || RejectedBy is not null) throw NotOpen();
    }

    /// <summary>A second person says yes.</summary>
    /// <exception cref="RuleViolationException">It is decided, the same person asked for it, or it is out of bounds.</exception>
    public void Approve(Guid by, DateTimeOffset at)
    {
        RequireOpen();
        if (RequestedBy == by)
            throw new RuleViolationException("adjustment.second_person", "Another person has to approve what you asked for.");
        CheckAmount(Amount);
        (ApprovedBy, ApprovedAt) = (by, at);
    }

    /// <summary>Turned down, or taken back by who asked for it.</summary>
    /// <exception cref="RuleViolationException">It is decided.</exception>
    public void Reject(Guid by, DateTimeOffset at)
    {
        RequireOpen();
        (RejectedBy, RejectedAt) = (by, at);
    }

    private static void CheckAmount(decimal amount)
    {
        var limits = AmountLimits.Adjustment;
        if (amount == 0 || !limits.HasFewDecimals(amount))
            throw new RuleViolationException("adjustment.amount", "An adjustment is an amount in whole cents, and not zero.");
        if (!limits.Reaches(amount))
        {
            throw new RuleViolationException(
                "adjustment.limit", $"An adjustment is from {limits.Least:0.00} to {limits.Most:0.00}.", limits.Least, limits.Most);
        }
    }
}
