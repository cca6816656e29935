using System.Security.Cryptography;

namespace PartnerPortal.Application.Access;

/// <summary>Makes passwords that can be read out: four groups of letters and digits that do not look alike, 80 bits.</summary>
public static class Passphrase
{
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

    public static string Next() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));
}
