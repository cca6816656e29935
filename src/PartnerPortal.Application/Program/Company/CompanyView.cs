using PartnerPortal.Domain.Program.Company;

namespace PartnerPortal.Application.Program.Company;

/// <summary>What a partner company has told of itself.</summary>
/// <param name="Iban">Masked: only the ends are shown.</param>
public sealed record CompanyView(
    string PartnerId, CompanyIdentity Identity, CompanyFields Fields, string? Iban, PendingIban? Pending);

/// <summary>What somebody saw of a company before changing it.</summary>
public sealed record ShownCompany(CompanyIdentity Identity, CompanyFields Fields);

/// <summary>A new bank account that waits.</summary>
/// <param name="Iban">Masked.</param>
public sealed record PendingIban(Guid ChangeId, string Iban, string RequestedBy, DateTimeOffset RequestedAt, DateTimeOffset EffectiveAt);
