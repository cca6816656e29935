namespace PartnerPortal.Domain.Program.Partners;

/// <summary>International bank account numbers (ISO 13616).</summary>
public static class Iban
{
    private const int Shortest = 15;
    private const int Longest = 34;

    /// <summary>Whether capital letters and digits without blanks are an account number whose check digits fit.</summary>
    public static bool IsSound(ReadOnlySpan<byte> compact) =>
        compact.Length is >= Shortest and <= Longest
        && compact[..2].IndexOfAnyExceptInRange((byte)'A', (byte)'Z') < 0
        && Remainder(compact) == 1;

    /// <summary>Reads what a person typed: blanks are dropped, small letters become large.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="iban">Without blanks, if it is one.</param>
    public static bool TryParse(string? text, out string iban)
    {
        iban = string.Concat((text ?? "").Where(character => !char.IsWhiteSpace(character))).ToUpperInvariant();
        Span<byte> bytes = stackalloc byte[Longest];
        if (iban.Length > Longest || !iban.All(char.IsAscii)) return false;
        for (var at = 0; at < iban.Length; at++) bytes[at] = (byte)iban[at];
        return IsSound(bytes[..iban.Length]);
    }

    /// <summary>In groups of four, all but the country and the last four hidden.</summary>
    public static string Masked(string iban)
    {
        ArgumentNullException.ThrowIfNull(iban);
        return iban.Length < 8 ? iban : $"{iban[..4]} •••• {iban[^4..]}";
    }

    /// <summary>The number that the letters and digits spell, the first four last, modulo 97; 0 for any other character.</summary>
    private static int Remainder(ReadOnlySpan<byte> iban)
    {
        var remainder = 0;
        for (var at = 0; at < iban.Length; at++)
        {
            var character = (char)iban[(at + 4) % iban.Length];
            if (!char.IsAsciiDigit(character) && !char.IsAsciiLetterUpper(character)) return 0;
            var digit = char.IsAsciiDigit(character) ? character - '0' : character - 'A' + 10;
            remainder = (remainder * (digit > 9 ? 100 : 10) + digit) % 97;
        }

        return remainder;
    }
}
