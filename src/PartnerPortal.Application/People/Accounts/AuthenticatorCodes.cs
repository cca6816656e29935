using OtpNet;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>Codes of authenticator apps (RFC 6238) as all apps understand them: six digits, a new one every 30 seconds, SHA-1.</summary>
public static class AuthenticatorCodes
{
    private const int SecretBytes = 20;

    /// <summary>A step earlier or later still counts: clocks of phones are a little off and people type slowly.</summary>
    private static readonly VerificationWindow Tolerance = new(previous: 1, future: 1);

    public static byte[] NewSecret() => KeyGeneration.GenerateRandomKey(SecretBytes);

    /// <summary>The code that an app with this secret shows.</summary>
    public static string Code(byte[] secret, DateTimeOffset at) => new Totp(secret).ComputeTotp(at.UtcDateTime);

    /// <summary>The number of the 30 seconds whose code this is, at most one before or after now; null for a wrong code.</summary>
    public static long? Match(byte[] secret, string code, DateTimeOffset at) =>
        new Totp(secret).VerifyTotp(at.UtcDateTime, code, out var step, Tolerance) ? step : null;

    /// <summary>What the app reads from the picture: the secret, and under which names it shows the codes.</summary>
    public static string Address(byte[] secret, string vendor, string email) => new OtpUri(OtpType.Totp, secret, email, vendor).ToString();

    /// <summary>The secret to type where there is no camera: groups of four.</summary>
    public static string Key(byte[] secret) =>
        string.Join(' ', Base32Encoding.ToString(secret).TrimEnd('=').Chunk(4).Select(group => new string(group)));

    /// <summary>The secret of a key that was typed; blanks and case do not count.</summary>
    public static byte[] Secret(string key) => Base32Encoding.ToBytes(key.Replace(" ", "", StringComparison.Ordinal));
}
