using System.Security.Cryptography;

namespace PartnerPortal.Application.Program.Applications;

/// <summary>
/// The number that the portal gives a new partner: random, so that it tells nobody how many there are (spec 07.14), and easy to read out.
/// One in
/// 887 million.
/// </summary>
public static class PartnerNumber
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    public static string New() => $"P-{RandomNumberGenerator.GetString(Alphabet, 6)}";
}
