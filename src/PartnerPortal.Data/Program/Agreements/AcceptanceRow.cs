namespace PartnerPortal.Data.Program.Agreements;

/// <summary>Who accepted which text when and from where: kept for ever.</summary>
public sealed class AcceptanceRow : IPartnerOwned
{
    public required string ProgramId { get; init; }

    public required string PartnerId { get; init; }

    public DateTimeOffset AcceptedAt { get; init; }

    public required string ApplicationNo { get; init; }

    public required string AcceptedBy { get; init; }

    public required string Email { get; init; }

    public required string Address { get; init; }

    public required string Language { get; init; }

    public DateOnly ValidFrom { get; init; }

    public required string Hash { get; init; }
}
