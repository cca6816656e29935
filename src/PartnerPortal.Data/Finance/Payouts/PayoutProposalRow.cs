namespace PartnerPortal.Data.Finance.Payouts;

/// <summary>What the close of a period proposed to pay out, or why it did not.</summary>
public sealed class PayoutProposalRow : IPartnerOwned
{
    public required string ProgramId { get; init; }

    public required string PartnerId { get; init; }

    public DateOnly Period { get; init; }

    public decimal Payable { get; init; }

    /// <summary>What the closing balance holds of purchases that were not due by the end of the period: not set off.</summary>
    public decimal NotDue { get; init; }

    public string? Obstacle { get; init; }

    public required string Status { get; set; }

    public Guid? ProposedBy { get; set; }

    public DateTimeOffset? ProposedAt { get; set; }

    public Guid? ApprovedBy { get; set; }

    public DateTimeOffset? ApprovedAt { get; set; }

    public DateOnly? ExecutedOn { get; set; }
}
