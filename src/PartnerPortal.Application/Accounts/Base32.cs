using System.Text;

namespace PartnerPortal.Application.Accounts;

/// <summary>Bytes as letters and digits that a person can type (RFC 4648, section 6), without padding.</summary>
public static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 + 4) / 5);
        var (held, bits) = (0, 0);
        foreach (var next in bytes)
        {
            (held, bits) = ((held << 8) | next, bits + 8);
            while (bits >= 5) text.Append(Alphabet[(held >> (bits -= 5)) & 31]);
            held &= (1 << bits) - 1;
        }

        if (bits > 0) text.Append(Alphabet[(held << (5 - bits)) & 31]);
        return text.ToString();
    }

    /// <summary>The bytes of a text; blanks and case do not count.</summary>
    /// <exception cref="FormatException">Another character.</exception>
    public static byte[] Decode(string text)
    {
        var bytes = new List<byte>(text.Length * 5 / 8);
        var (held, bits) = (0, 0);
        foreach (var letter in text.Where(letter => letter != ' '))
        {
            var value = Alphabet.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
            if (value < 0) throw new FormatException($"'{letter}' is no letter of Base32");
            (held, bits) = ((held << 5) | value, bits + 5);
            if (bits < 8) continue;
            bytes.Add((byte)(held >> (bits -= 8)));
            held &= (1 << bits) - 1;
        }

        return [.. bytes];
    }
}
