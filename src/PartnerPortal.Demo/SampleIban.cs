using System.Globalization;

namespace PartnerPortal.Demo;

/// <summary>Account numbers with right check digits (ISO 13616) at banks that do not exist.</summary>
internal static class SampleIban
{
    private static readonly Dictionary<string, string> Accounts = new()
    {
        ["ES"] = "9999################",
        ["DE"] = "99999999##########",
        ["FR"] = "99999##################",
        ["IT"] = "X9999999999############",
        ["PT"] = "9999#################",
        ["NL"] = "DEMO##########",
        ["CH"] = "99999############",
        ["GB"] = "DEMO##############",
        ["KZ"] = "999KZT##########",
        ["LV"] = "DEMO#############",
    };

    public static string Of(string country, SeededRandom random)
    {
        var account = random.Digits(Accounts[country]);
        return string.Create(CultureInfo.InvariantCulture, $"{country}{98 - Remainder(account + country + "00"):00}{account}");
    }

    /// <summary>The number modulo 97, letters counting as 10 to 35.</summary>
    private static int Remainder(string text) =>
        text.Aggregate(
            0, (rest, letter) => char.IsAsciiDigit(letter) ? (rest * 10 + letter - '0') % 97 : (rest * 100 + letter - 'A' + 10) % 97);
}
