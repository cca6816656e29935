namespace PartnerPortal.Application.Imports.Fields;

/// <summary>Account numbers.</summary>
internal static class BankFields
{
    /// <summary>An IBAN with sound check digits (ISO 13616); single blanks between its groups are dropped.</summary>
    public static Cell Iban(ReadOnlyMemory<byte> field)
    {
        var compact = field.ToArray().Where(character => character != ' ').ToArray();
        var sound = compact.Length is >= 15 and <= 34
            && compact.AsSpan(0, 2).IndexOfAnyExceptInRange((byte)'A', (byte)'Z') < 0
            && compact.All(character => char.IsAsciiDigit((char)character) || char.IsAsciiLetterUpper((char)character))
            && Remainder(compact) == 1;
        return sound ? Cell.Of(compact) : Cell.Faulty("not an IBAN, or its check digits do not fit");
    }

    /// <summary>The number that the letters and digits spell, the first four last, modulo 97.</summary>
    private static int Remainder(byte[] iban)
    {
        var remainder = 0;
        foreach (var character in iban.Skip(4).Concat(iban.Take(4)))
        {
            var digit = char.IsAsciiDigit((char)character) ? character - '0' : character - 'A' + 10;
            remainder = (remainder * (digit > 9 ? 100 : 10) + digit) % 97;
        }

        return remainder;
    }
}
