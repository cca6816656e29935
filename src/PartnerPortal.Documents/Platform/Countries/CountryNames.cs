using System.Globalization;
using System.Resources;

namespace PartnerPortal.Documents.Platform.Countries;

/// <summary>
/// Names of countries in the eight languages. Kept as texts, since the runtime names a country in the language in which it was first asked.
/// </summary>
public static class CountryNames
{
    internal static readonly ResourceManager Resources = new(typeof(CountryNames));

    /// <summary>The country's name; its ISO 3166-1 alpha-2 code where there is no name.</summary>
    public static string Of(string code, CultureInfo culture) => Resources.GetString(code, culture) ?? code;
}
