using PartnerPortal.Application.Partners;

namespace PartnerPortal.Application.Company;

/// <summary>What a partner company has told of itself.</summary>
/// <param name="Iban">Masked: only the ends are shown.</param>
public sealed record CompanyView(
    string PartnerId, CompanyIdentity Identity, CompanyFields Fields, string? Iban, PendingIban? Pending);

/// <summary>What the agreement names: the vendor's to correct, not the company's.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record CompanyIdentity(string Name, string Country, PartnerModel Model);

/// <summary>What a company may change itself.</summary>
public sealed record CompanyFields(
    string? VatId, string? Website, string? Address, string? ContactName, string? Email, string? Phone, string Language);

/// <summary>A new bank account that waits.</summary>
/// <param name="Iban">Masked.</param>
public sealed record PendingIban(Guid ChangeId, string Iban, string RequestedBy, DateTimeOffset RequestedAt, DateTimeOffset EffectiveAt);
