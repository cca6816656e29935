using System.Security.Cryptography;
using System.Text;
using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Data;

namespace PartnerPortal.Application.People.Persons;

/// <summary>What a mailed link is good for.</summary>
public enum LinkPurpose
{
    Invitation,
    Reset,
}

/// <summary>Links that are mailed and let a person in once: 256 random bits of which only the hash is kept, good for 72 hours.</summary>
internal static class AccountLink
{
    public static readonly TimeSpan Holds = TimeSpan.FromHours(72);

    private const int TokenBytes = 32;

    /// <summary>Makes a link; earlier ones of the same purpose are void.</summary>
    /// <returns>The token for the address; nobody can read it again.</returns>
    public static async Task<string> IssueAsync(
        PortalTransaction tx, Guid userId, LinkPurpose purpose, DateTimeOffset at, CancellationToken ct)
    {
        await RevokeAsync(tx, userId, purpose, ct);
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        await tx.ExecuteAsync(
            "insert into user_link (token_hash, user_id, purpose, created_at, expires_at) values ($1, $2, $3, $4, $5)",
            ct, Hash(token), userId, Word(purpose), at, at + Holds);
        return token;
    }

    /// <summary>Whose link it is; null for an unknown, used, expired or withdrawn one, and for a disabled person's.</summary>
    public static async Task<Account?> FindAsync(
        PortalTransaction tx, string token, LinkPurpose purpose, DateTimeOffset at, CancellationToken ct) =>
        (await tx.FirstRowAsync<AccountRow>(
            $"""
            select {AccountQueries.Columns} from users
            where disabled_at is null and id = (select user_id from user_link where token_hash = $1 and purpose = $2 and used_at is null
                and expires_at > $3)
            """,
            ct, Hash(token), Word(purpose), at))?.ToAccount();

    /// <summary>Uses a link up; null as in <see cref="FindAsync"/>, and for the second of two at once.</summary>
    public static async Task<Account?> SpendAsync(
        PortalTransaction tx, string token, LinkPurpose purpose, DateTimeOffset at, CancellationToken ct)
    {
        if (await FindAsync(tx, token, purpose, at, ct) is not { } account) return null;
        var spent = await tx.ExecuteAsync("""
            update user_link set used_at = $2 where token_hash = $1 and used_at is null
            """, ct, Hash(token), at);
        return spent == 1 ? account : null;
    }

    public static Task RevokeAsync(PortalTransaction tx, Guid userId, LinkPurpose purpose, CancellationToken ct) =>
        tx.ExecuteAsync("delete from user_link where user_id = $1 and purpose = $2 and used_at is null", ct, userId, Word(purpose));

    private static string Word(LinkPurpose purpose) => Domain.Vocabulary<LinkPurpose>.Text(purpose);

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
