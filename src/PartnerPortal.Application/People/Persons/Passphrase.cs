using System.Security.Cryptography;
using PartnerPortal.Application.People.Accounts;

namespace PartnerPortal.Application.People.Persons;

/// <summary>Makes passwords that can be read out: four groups of letters and digits that do not look alike, 80 bits.</summary>
public static class Passphrase
{
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>One that the rules take: a draw in a few hundred thousand has too few different characters.</summary>
    public static string Next()
    {
        while (true)
        {
            var drawn = string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));
            if (!PasswordRules.IsGuessable(drawn)) return drawn;
        }
    }
}
