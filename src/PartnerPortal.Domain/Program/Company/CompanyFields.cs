namespace PartnerPortal.Domain.Program.Company;

/// <summary>What a company may change itself.</summary>
/// <param name="VatId">4 to 20 letters and digits.</param>
/// <param name="Website">With its scheme.</param>
/// <param name="Address">Several lines, as on paper.</param>
/// <param name="ContactName">Whom to write to.</param>
/// <param name="Email">Where to; null for a company that came in on paper without one.</param>
/// <param name="Phone">As typed.</param>
/// <param name="Language">One of the eight.</param>
public sealed record CompanyFields(
    string? VatId, string? Website, string? Address, string? ContactName, string? Email, string? Phone, string Language)
{
    /// <summary>What was typed over <paramref name="shown"/>, carried over to what is stored <paramref name="now"/>: what nobody typed
    /// follows, what somebody typed stays.</summary>
    public CompanyFields Over(CompanyFields shown, CompanyFields now) => new(
        VatId == shown.VatId ? now.VatId : VatId, Website == shown.Website ? now.Website : Website,
        Address == shown.Address ? now.Address : Address, ContactName == shown.ContactName ? now.ContactName : ContactName,
        Email == shown.Email ? now.Email : Email, Phone == shown.Phone ? now.Phone : Phone,
        Language == shown.Language ? now.Language : Language);
}
