using PartnerPortal.Domain;

namespace PartnerPortal.Data.Finance.Fees;

/// <summary>A monthly fee that a manager waived (spec 01.4): said once, and never taken back.</summary>
public sealed class WaivedFee : IPartnerOwned
{
    public required string ProgramId { get; init; }

    public required string PartnerId { get; init; }

    /// <summary>The month whose fee it is.</summary>
    public Month Month { get; init; }

    /// <summary>The period it is posted in: that month, or the earliest open one.</summary>
    public Month Period { get; init; }

    /// <summary>Shown to the partner.</summary>
    public required string Reason { get; init; }

    public required string WaivedBy { get; init; }

    public DateTimeOffset WaivedAt { get; init; }

    /// <summary>The reason as it is kept.</summary>
    /// <exception cref="RuleViolationException">It is too short or too long.</exception>
    public static string CheckedReason(string reason) => ReasonText.Checked(reason, "waiver.reason");
}
