using PartnerPortal.Domain.Program.Partners;

namespace PartnerPortal.Data.Program.Partners;

/// <summary>A change of a partner's standing; it stays.</summary>
public sealed class StatusChangeRow : IPartnerOwned
{
    public required string ProgramId { get; init; }

    public required string PartnerId { get; init; }

    public Guid ChangeId { get; init; }

    public StatusChange Change { get; init; }

    public DateOnly EffectiveOn { get; init; }

    public required string Reason { get; init; }

    public required string ChangedBy { get; init; }

    public DateTimeOffset ChangedAt { get; init; }
}
