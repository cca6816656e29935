namespace PartnerPortal.Data.Program.Partners;

/// <summary>A partner company.</summary>
public sealed class PartnerRow : IPartnerOwned
{
    public required string PartnerId { get; init; }

    public required string Name { get; init; }

    public required string Country { get; init; }

    public string? Email { get; init; }

    public required string Language { get; init; }

    public string? VatId { get; init; }

    public string? Iban { get; init; }

    public DateTimeOffset RegisteredAt { get; init; }

    public AgreementRow? Agreement { get; init; }
}
