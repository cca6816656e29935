using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PartnerPortal.Application.Accounts;

/// <summary>Codes of authenticator apps (RFC 6238): six digits, a new one every 30 seconds, SHA-1 as all apps understand it.</summary>
public static class Totp
{
    private const int StepSeconds = 30;
    private const int SecretBytes = 20;

    /// <summary>A step earlier or later still counts: clocks of phones are a little off and people type slowly.</summary>
    private const int Tolerance = 1;

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>The number of the 30 seconds that an instant lies in.</summary>
    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of a step.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "HMAC-SHA-1 is what RFC 6238 and the apps use; its weakness is not one of HMAC")]
    public static string Code(byte[] secret, long step)
    {
        Span<byte> message = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(message, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(secret, message, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step, not later than one after now, whose code this is; null for a wrong code.</summary>
    public static long? Match(byte[] secret, string code, DateTimeOffset at)
    {
        var now = StepAt(at);
        long? match = null;
        for (var step = now - Tolerance; step <= now + Tolerance; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(secret, step)), Encoding.UTF8.GetBytes(code))) match = step;
        }

        return match;
    }

    /// <summary>What the app reads from the picture: the secret, and under which names it shows the codes.</summary>
    public static string Address(byte[] secret, string vendor, string email) =>
        $"otpauth://totp/{Uri.EscapeDataString(vendor)}:{Uri.EscapeDataString(email)}?secret={Base32.Encode(secret)}&issuer={Uri.EscapeDataString(vendor)}";

    /// <summary>The secret to type where there is no camera: groups of four.</summary>
    public static string Key(byte[] secret) => string.Join(' ', Base32.Encode(secret).Chunk(4).Select(group => new string(group)));
}
