using PartnerPortal.Domain.Program.Partners;

namespace PartnerPortal.Domain.Program.Company;

/// <summary>What the agreement names: the vendor's to correct, not the company's.</summary>
/// <param name="Name">As it signs.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Model">How it does business by default.</param>
public sealed record CompanyIdentity(string Name, string Country, PartnerModel Model)
{
    /// <summary>What was typed over <paramref name="shown"/>, carried over to what is stored <paramref name="now"/>: what nobody typed
    /// follows, what somebody typed stays.</summary>
    public CompanyIdentity Over(CompanyIdentity shown, CompanyIdentity now) => new(
        Name == shown.Name ? now.Name : Name, Country == shown.Country ? now.Country : Country, Model == shown.Model ? now.Model : Model);
}
