using System.Buffers;
using System.Globalization;
using System.Text;

namespace PartnerPortal.Domain;

/// <summary>
/// What an id of the outside may be made of (spec 06, 07): letters and digits of any script, marks on letters, and <c>. _ / -</c>. So two
/// that
/// differ look different, also in addresses and file names.
/// </summary>
public static class IdForm
{
    private static readonly SearchValues<byte> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/-"u8);

    // Letters by name, blanks to the eye: fillers of Hangul.
    private static readonly SearchValues<char> Unseen = SearchValues.Create("\u115F\u1160\u3164\uFFA0");

    /// <summary>The first character that an id may not have; null when it is sound.</summary>
    public static Rune? FirstFault(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IndexOfAnyExcept(Plain) < 0) return null;
        var onLetter = false;
        while (utf8.Length > 0)
        {
            Rune.DecodeFromUtf8(utf8, out var rune, out var length);
            if (!IsSound(rune, ref onLetter)) return rune;
            utf8 = utf8[length..];
        }

        return null;
    }

    private static bool IsSound(Rune rune, ref bool onLetter)
    {
        var category = Rune.GetUnicodeCategory(rune);
        if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark) return onLetter;
        onLetter = Rune.IsLetter(rune) && !(rune.IsBmp && Unseen.Contains((char)rune.Value));
        return onLetter || category == UnicodeCategory.DecimalDigitNumber || (rune.IsAscii && Plain.Contains((byte)rune.Value));
    }
}
