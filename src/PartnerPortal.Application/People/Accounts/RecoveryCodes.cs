using System.Security.Cryptography;
using System.Text;
using PartnerPortal.Application.People.Persons;
using PartnerPortal.Data;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>Ten codes to keep on paper, each good once, for the day the phone is gone. Only their hashes are kept; 80 bits each.</summary>
internal static class RecoveryCodes
{
    private const int Count = 10;

    /// <summary>Makes new ones; those before are void.</summary>
    public static async Task<IReadOnlyList<string>> RenewAsync(PortalTransaction tx, Guid userId, DateTimeOffset at, CancellationToken ct)
    {
        await tx.ExecuteAsync("delete from user_recovery_code where user_id = $1", ct, userId);
        string[] codes = [.. Enumerable.Range(0, Count).Select(_ => Passphrase.Next())];
        foreach (var code in codes)
            await tx.ExecuteAsync("""
                insert into user_recovery_code (user_id, code_hash, created_at) values ($1, $2, $3)
                """, ct, userId, Hash(code), at);
        return codes;
    }

    public static async Task<bool> SpendAsync(PortalTransaction tx, Guid userId, string code, DateTimeOffset at, CancellationToken ct) =>
        await tx.ExecuteAsync(
            """
            update user_recovery_code set used_at = $3
            where user_id = $1 and code_hash = $2 and used_at is null
            """, ct, userId, Hash(code), at) == 1;

    private static byte[] Hash(string code) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsLetterOrDigit)).ToLowerInvariant()));
}
