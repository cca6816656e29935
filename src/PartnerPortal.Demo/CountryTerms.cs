namespace PartnerPortal.Demo;

/// <summary>What an invoice into a country is written with.</summary>
/// <param name="Vat">Per cent of value added tax; none across the customs border.</param>
/// <param name="PriceLevel">What 100 euros of the price list cost in the currency.</param>
internal sealed record CountryTerms(int Vat, string Currency, int PriceLevel)
{
    private static readonly CountryTerms Franken = new(0, "CHF", 95);
    private static readonly CountryTerms Sterling = new(0, "GBP", 86);
    private static readonly CountryTerms Dollars = new(0, "USD", 110);
    private static readonly Dictionary<int, CountryTerms> Euros =
        new[] { 19, 20, 21, 22, 23 }.ToDictionary(vat => vat, vat => new CountryTerms(vat, "EUR", 100));

    public static CountryTerms Of(string country) => country switch
    {
        "CH" => Franken,
        "GB" => Sterling,
        "KZ" => Dollars,
        "DE" => Euros[19],
        "FR" => Euros[20],
        "IT" => Euros[22],
        "PT" => Euros[23],
        _ => Euros[21],
    };
}
