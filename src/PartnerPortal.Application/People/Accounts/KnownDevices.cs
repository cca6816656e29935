using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using PartnerPortal.Data;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>
/// Browsers in which somebody signed in fully: wrong attempts of others do not slow them down. A device is known for one account; it is
/// forgotten after half a year without a sign-in, and when every cookie of the person becomes void.
/// </summary>
internal static class KnownDevices
{
    private const int Most = 20;

    public static readonly TimeSpan Lasts = TimeSpan.FromDays(180);

    public static byte[] Hash(string device) => SHA256.HashData(Encoding.UTF8.GetBytes(device));

    public static Task<bool> IsKnownAsync(PortalTransaction tx, Guid userId, string device, DateTimeOffset at, CancellationToken ct)
    {
        const string known = "select exists (select from user_device where device_hash = $1 and user_id = $2 and seen_at > $3)";
        return tx.ScalarAsync<bool>(known, ct, Hash(device), userId, at - Lasts);
    }

    /// <returns>What the browser is to keep: the same as before where it is known.</returns>
    public static async Task<string> RememberAsync(
        PortalTransaction tx, Guid userId, string? device, DateTimeOffset at, CancellationToken ct)
    {
        if (device is not null)
        {
            const string again = "update user_device set seen_at = $3 where device_hash = $1 and user_id = $2 and seen_at > $4";
            if (await tx.ExecuteAsync(again, ct, Hash(device), userId, at, at - Lasts) == 1) return device;
        }

        var given = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        const string add = "insert into user_device (device_hash, user_id, created_at, seen_at) values ($1, $2, $3, $3)";
        await tx.ExecuteAsync(add, ct, Hash(given), userId, at);
        const string trim = """
            delete from user_device where device_hash in (
                select device_hash from user_device where user_id = $1 order by seen_at desc, device_hash offset $2)
            """;
        await tx.ExecuteAsync(trim, ct, userId, Most);
        return given;
    }

    public static Task ForgetAsync(PortalTransaction tx, Guid userId, CancellationToken ct) =>
        tx.ExecuteAsync("delete from user_device where user_id = $1", ct, userId);
}
