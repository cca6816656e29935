using System.Buffers;
using System.Globalization;
using System.Text;

namespace PartnerPortal.Web.Security;

/// <summary>Tells bytes and characters that no browser sends for a person: they are refused before anything reads them.</summary>
internal static class HostileText
{
    /// <summary>Whether percent signs are followed by two digits each and what they stand for is UTF-8 without controls. A tab comes with
    /// what is copied out of a spreadsheet into a search.</summary>
    public static bool IsSoundQuery(string query)
    {
        var bytes = Encoding.UTF8.GetBytes(query);
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != '%')
            {
                bytes[length++] = bytes[i];
                continue;
            }

            if (i + 2 >= bytes.Length || !char.IsAsciiHexDigit((char)bytes[i + 1]) || !char.IsAsciiHexDigit((char)bytes[i + 2]))
                return false;
            bytes[length++] = Convert.ToByte(Encoding.ASCII.GetString(bytes, i + 1, 2), 16);
            i += 2;
        }

        return IsSound(bytes.AsSpan(0, length));
    }

    /// <summary>Whether an address to go to has nothing in it that ends a line, turns it around or hides.</summary>
    public static bool IsSoundAddress(string? address) => address is null || (!address.Contains('\\', StringComparison.Ordinal)
        && address.EnumerateRunes().All(
            rune => rune != Rune.ReplacementChar && !Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format)));

    private static bool IsSound(ReadOnlySpan<byte> text)
    {
        while (text.Length > 0)
        {
            if (Rune.DecodeFromUtf8(text, out var rune, out var length) != OperationStatus.Done) return false;
            if (Rune.IsControl(rune) && rune.Value != '\t') return false;
            text = text[length..];
        }

        return true;
    }
}
