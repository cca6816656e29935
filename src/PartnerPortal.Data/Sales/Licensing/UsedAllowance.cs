using PartnerPortal.Domain;
using PartnerPortal.Domain.Sales.Licensing;

namespace PartnerPortal.Data.Sales.Licensing;

/// <summary>What a partner used of its support units or coaching sessions, as staff recorded it (spec 02).</summary>
public sealed class UsedAllowance : IPartnerOwned
{
    public required string ProgramId { get; init; }

    public required string PartnerId { get; init; }

    public Guid UseId { get; init; }

    public AllowanceKind Kind { get; init; }

    public int Quantity { get; init; }

    public DateOnly UsedOn { get; init; }

    /// <summary>What it was for; shown to the partner.</summary>
    public required string Note { get; init; }

    public required string RecordedBy { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    public string? RetractedBy { get; private set; }

    public DateTimeOffset? RetractedAt { get; private set; }

    /// <summary>It was a mistake.</summary>
    /// <exception cref="RuleViolationException">It was taken back before.</exception>
    public void Retract(string by, DateTimeOffset at)
    {
        if (RetractedAt is not null) throw GrantedAllowance.Unknown();
        (RetractedBy, RetractedAt) = (by, at);
    }
}
