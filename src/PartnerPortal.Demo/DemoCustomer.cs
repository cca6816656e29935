namespace PartnerPortal.Demo;

/// <summary>A customer of the tour with its partners of record, oldest first.</summary>
internal sealed record DemoCustomer(string Id, string Name, string Country)
{
    public List<(string PartnerId, DateOnly From)> Attributions { get; } = [];

    public string? PartnerOn(DateOnly date) => Attributions.LastOrDefault(attribution => attribution.From <= date).PartnerId;

    public DraftInvoice Invoice(DateOnly issuedOn, bool billedToPartner = false) => new(
        Id, CountryTerms.Of(Country), issuedOn, billedToPartner);

    public void MoveTo(string partnerId, DateOnly from) => Attributions.Add((partnerId, from));
}
