using PartnerPortal.Application.Program.Partners;

namespace PartnerPortal.Application.Program.Company;

/// <summary>What a partner company has told of itself.</summary>
/// <param name="Iban">Masked: only the ends are shown.</param>
public sealed record CompanyView(
    string PartnerId, CompanyIdentity Identity, CompanyFields Fields, string? Iban, PendingIban? Pending);

/// <summary>What the agreement names: the vendor's to correct, not the company's.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record CompanyIdentity(string Name, string Country, PartnerModel Model)
{
    /// <summary>What was typed over <paramref name="shown"/>, carried over to what is stored <paramref name="now"/>: what nobody typed follows, what somebody typed stays.</summary>
    public CompanyIdentity Over(CompanyIdentity shown, CompanyIdentity now) => new(
        Name == shown.Name ? now.Name : Name, Country == shown.Country ? now.Country : Country, Model == shown.Model ? now.Model : Model);
}

/// <summary>What a company may change itself.</summary>
public sealed record CompanyFields(
    string? VatId, string? Website, string? Address, string? ContactName, string? Email, string? Phone, string Language)
{
    /// <summary>What was typed over <paramref name="shown"/>, carried over to what is stored <paramref name="now"/>: what nobody typed follows, what somebody typed stays.</summary>
    public CompanyFields Over(CompanyFields shown, CompanyFields now) => new(
        VatId == shown.VatId ? now.VatId : VatId, Website == shown.Website ? now.Website : Website, Address == shown.Address ? now.Address : Address,
        ContactName == shown.ContactName ? now.ContactName : ContactName, Email == shown.Email ? now.Email : Email, Phone == shown.Phone ? now.Phone : Phone,
        Language == shown.Language ? now.Language : Language);
}

/// <summary>What somebody saw of a company before changing it.</summary>
public sealed record ShownCompany(CompanyIdentity Identity, CompanyFields Fields);

/// <summary>A new bank account that waits.</summary>
/// <param name="Iban">Masked.</param>
public sealed record PendingIban(Guid ChangeId, string Iban, string RequestedBy, DateTimeOffset RequestedAt, DateTimeOffset EffectiveAt);
