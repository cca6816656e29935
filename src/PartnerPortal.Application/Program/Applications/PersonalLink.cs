using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace PartnerPortal.Application.Program.Applications;

/// <summary>
/// The secret part of a link that opens something for one person: 256 random bits, of which the database keeps the hash alone.
/// </summary>
/// <param name="Token">Goes into the link and nowhere else.</param>
/// <param name="Hash">What is stored.</param>
public sealed record PersonalLink(string Token, string Hash)
{
    private const int Bytes = 32;

    public static PersonalLink New()
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        return new PersonalLink(token, HashOf(token));
    }

    /// <summary>What the database would hold for a token.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
