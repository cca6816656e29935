using Microsoft.AspNetCore.Identity;
using PartnerPortal.Data;
using PartnerPortal.Data.Identity;

namespace PartnerPortal.Application.Accounts;

/// <summary>
/// Compares a password with the one of an account. Where there is no such account, one is hashed all the same, so that the time tells
/// little; the page that asks answers after a fixed time.
/// </summary>
public sealed class CheckPassword(PortalDatabase database, IPasswordHasher<PortalUser> hasher, TimeProvider time)
{
    private static readonly PortalUser Nobody = new() { DisplayName = "", Role = PortalRole.PartnerOwner };

    private readonly Lazy<string> _nobodysHash = new(() => hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));

    /// <returns>Whose password it is; null if it is not or the account may not be used.</returns>
    public async Task<Guid?> RunAsync(string email, string password, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var found = await tx.ReadAsync(
            "select id, password_hash from users where normalized_email = $1 and disabled_at is null and password_hash is not null",
            row => (UserId: row.GetGuid(0), Hash: row.GetString(1)), ct, email.Trim().ToUpperInvariant());
        if (found is not [var user])
        {
            Verify(_nobodysHash.Value, password);
            return null;
        }

        var right = await IsRightAsync(tx, user.UserId, user.Hash, password, ct);
        await tx.CommitAsync(ct);
        return right ? user.UserId : null;
    }

    /// <summary>The same for somebody known, inside a transaction of the caller, who commits in either case: wrong ones count.</summary>
    internal async Task<bool> IsRightAsync(PortalTransaction tx, Guid userId, string password, CancellationToken ct)
    {
        var hash = await tx.ScalarAsync<string>("select password_hash from users where id = $1", ct, userId);
        return hash is not null && await IsRightAsync(tx, userId, hash, password, ct);
    }

    private Task<bool> IsRightAsync(PortalTransaction tx, Guid userId, string hash, string password, CancellationToken ct) =>
        AttemptLimit.TryAsync(tx, userId, time.GetUtcNow(), () => Task.FromResult(Verify(hash, password)), ct);

    private bool Verify(string hash, string password) => hasher.VerifyHashedPassword(Nobody, hash, password) != PasswordVerificationResult.Failed;
}
