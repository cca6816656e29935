using System.Globalization;
using PartnerPortal.Domain;

namespace PartnerPortal.Web.Components.Kit.Typed;

/// <summary>
/// Reads a number that a person typed, strictly as the reader's language writes it: the decimal separator of the language alone, groups
/// only
/// where each has three digits. What could be meant otherwise is a fault, so that no slip becomes another power of ten: neither "12.50" nor
/// "0.500" is a number in German, and "1,250" is one with too many decimals for money there, a thousand and more in English.
/// </summary>
/// <param name="Value">What is meant; null where it is a fault.</param>
/// <param name="Fault">What is wrong; null where nothing is.</param>
public readonly record struct TypedNumber(decimal? Value, TypedFault? Fault)
{
    private const int LongestText = 60;
    private const int MostDigits = 18;
    private const int GroupSize = 3;

    // Blank, no-break, narrow no-break, thin and figure space; straight and typographic apostrophe.
    private const string Blanks = " \u00a0\u202f\u2009\u2007";
    private const string Apostrophes = "'\u2019";

    public static TypedNumber Read(string? typed, NumberRange range, CultureInfo culture)
    {
        var text = (typed ?? "").Trim();
        if (text.Length == 0) return new(null, TypedFault.Missing);
        if (text.Length > LongestText) return new(null, TypedFault.NotANumber);

        var isNegative = text[0] is '-' or '\u2212';
        var parts = (isNegative || text[0] == '+' ? text[1..] : text).Split(culture.NumberFormat.NumberDecimalSeparator);
        if (parts.Length > 2 || Whole(parts[0], culture) is not { } whole || (parts.Length == 2 && !IsDigits(parts[1])))
            return new(null, TypedFault.NotANumber);
        // Digits are counted, not what they are worth: "1,250" may well mean a thousand.
        if (parts.Length == 2 && parts[1].Length > range.Decimals) return new(null, TypedFault.TooManyDecimals);
        if (whole.Length > MostDigits) return new(null, TypedFault.OutOfBounds);

        var number = decimal.Parse(
            parts.Length == 2 ? $"{whole}.{parts[1]}" : whole, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        var value = isNegative ? -number : number;
        return range.Reaches(value) ? new(value, null) : new(null, TypedFault.OutOfBounds);
    }

    /// <summary>A number as this reads it again: money with its cents and groups, anything else as short as it is.</summary>
    public static string Write(decimal value, NumberRange range, CultureInfo culture, bool isShort = false) =>
        value.ToString(range.Decimals == 2 && !isShort ? "N2" : "0.####", culture);

    /// <summary>The digits before the decimal separator; null where they are no number.</summary>
    private static string? Whole(string text, CultureInfo culture)
    {
        if (IsDigits(text)) return text.TrimStart('0') is { Length: > 0 } digits ? digits : "0";
        var separator = text.FirstOrDefault(letter => !char.IsAsciiDigit(letter));
        if (separator == default || Kind(separator, culture) is not { } kind) return null;

        var groups = text.Split(kind.ToCharArray());
        var isWellFormed = groups[0].Length is > 0 and <= GroupSize && groups[0][0] != '0'
            && groups.All(IsDigits) && groups.Skip(1).All(group => group.Length == GroupSize);
        return isWellFormed ? string.Concat(groups) : null;
    }

    /// <summary>All that counts as the same separator of groups; null for what separates none.</summary>
    private static string? Kind(char separator, CultureInfo culture) =>
        Blanks.Contains(separator, StringComparison.Ordinal) ? Blanks
        : Apostrophes.Contains(separator, StringComparison.Ordinal) ? Apostrophes
        : culture.NumberFormat.NumberGroupSeparator is [var own] && separator == own ? $"{own}" : null;

    private static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);
}
