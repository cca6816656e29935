using PartnerPortal.Application.Partners;

namespace PartnerPortal.Application.Company;

/// <summary>What a partner company has told of itself.</summary>
/// <param name="Iban">Masked: only the ends are shown.</param>
public sealed record CompanyView(
    string PartnerId, string Name, string Country, PartnerModel Model, CompanyFields Fields, string? Iban, PendingIban? Pending, bool Ended);

/// <summary>What a company may change itself. The name and the country are the vendor's to change, since the agreement names them.</summary>
public sealed record CompanyFields(
    string? VatId, string? Website, string? Address, string? ContactName, string? Email, string? Phone, string Language);

/// <summary>A new bank account that waits.</summary>
/// <param name="Iban">Masked.</param>
public sealed record PendingIban(Guid ChangeId, string Iban, string RequestedBy, DateTimeOffset RequestedAt, DateTimeOffset EffectiveAt);
