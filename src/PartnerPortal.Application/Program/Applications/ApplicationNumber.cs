using System.Security.Cryptography;

namespace PartnerPortal.Application.Program.Applications;

/// <summary>The number that an applicant is given: random, so that it tells nobody how many apply, and easy to read out.</summary>
public static class ApplicationNumber
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    public static string New() => $"A-{RandomNumberGenerator.GetString(Alphabet, 4)}-{RandomNumberGenerator.GetString(Alphabet, 4)}";
}
