using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Parking;

namespace PartnerPortal.Data.Finance.Parking;

/// <summary>
/// A partner's month that the close does not charge until a person has looked at it (spec 07.12). Closes make, judge and finish them.
/// </summary>
public sealed class ParkedMonth : IPartnerOwned
{
    public required string ProgramId { get; init; }

    public required string PartnerId { get; init; }

    public Month Period { get; init; }

    public ParkingCause Cause { get; init; }

    /// <summary>What the month would charge.</summary>
    public decimal Charged { get; init; }

    /// <summary>What the months before charged on average.</summary>
    public decimal Average { get; init; }

    public DateTimeOffset JudgedAt { get; init; }

    public string? ReleasedBy { get; private set; }

    public DateTimeOffset? ReleasedAt { get; private set; }

    public string? ReleaseReason { get; private set; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The reason of a release as it is kept.</summary>
    /// <exception cref="RuleViolationException">It is too short or too long.</exception>
    public static string CheckedReason(string reason) => ReasonText.Checked(reason, "parking.reason");

    /// <summary>The refusal of what is not there, or waits for nobody.</summary>
    public static RuleViolationException NotParked() => new("parking.not_parked", "This month does not wait for a release.");

    /// <summary>A person's word that it is charged as computed.</summary>
    /// <exception cref="RuleViolationException">It is released or finished.</exception>
    public void Release(string reason, string by, DateTimeOffset at)
    {
        if (ReleasedAt is not null || FinishedAt is not null) throw NotParked();
        (ReleasedBy, ReleasedAt, ReleaseReason) = (by, at, CheckedReason(reason));
    }
}
