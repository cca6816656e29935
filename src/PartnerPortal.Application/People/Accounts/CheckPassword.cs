using Microsoft.AspNetCore.Identity;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Data.People.Identity;
using PartnerPortal.Data.Platform.Access;

namespace PartnerPortal.Application.People.Accounts;

/// <param name="UserId">Whose password it is; null if it is not or the account may not be used.</param>
public sealed record PasswordCheck(Guid? UserId, Attempt Attempt);

/// <summary>
/// Compares a password with the one of an account. Where there is no such account, one is hashed and attempts are counted all the same, so
/// that neither time nor waiting tells; the page that asks answers after a fixed time.
/// </summary>
public sealed class CheckPassword(PortalDatabase database, IPasswordHasher<PortalUser> hasher, RefusalTrail refusals, TimeProvider time)
{
    private static readonly PortalUser Nobody = new() { DisplayName = "", Role = PortalRole.PartnerOwner };

    private readonly Lazy<string> _nobodysHash = new(() => hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));

    public async Task<PasswordCheck> RunAsync(string email, string password, SignInSource source, CancellationToken ct)
    {
        var (at, normalized) = (time.GetUtcNow(), email.Trim().ToUpperInvariant());
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var found = (await tx.RowsAsync<SecretRow>(
            $"""
            select {AccountQueries.Columns}, password_hash from users
            where normalized_email = $1 and disabled_at is null and password_hash is not null
            """,
            ct, normalized)).SingleOrDefault();
        var account = found?.ToAccount();
        var place = await AttemptPlace.OfAsync(tx, (normalized, account?.UserId), source, at, ct);
        var attempt = await AttemptLimit.TryAsync(
            tx, place, at, () => Task.FromResult(Verify(found?.PasswordHash ?? _nobodysHash.Value, password) && found is not null), ct);
        if (!attempt.Right)
            await refusals.NoteAsync(tx, new RefusedProof("password", account, place, source.Address?.ToString()), attempt, at, ct);
        await tx.CommitAsync(ct);
        return new PasswordCheck(attempt.Right ? account?.UserId : null, attempt);
    }

    /// <summary>The same within a session, inside a transaction of the caller, who commits in either case: wrong ones count.</summary>
    internal async Task<Attempt> TryAsync(PortalTransaction tx, Viewer viewer, string password, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var account = await NewPassword.FindAsync(tx, viewer.UserId, ct);
        var hash = await tx.ScalarAsync<string>("select password_hash from users where id = $1", ct, viewer.UserId);
        var place = AttemptPlace.Of(viewer);
        var attempt = await AttemptLimit.TryAsync(tx, place, at, () => Task.FromResult(hash is not null && Verify(hash, password)), ct);
        if (!attempt.Right)
            await refusals.NoteAsync(tx, new RefusedProof("step_up", account, place, null) { Viewer = viewer }, attempt, at, ct);
        return attempt;
    }

    private bool Verify(string hash, string password) =>
        hasher.VerifyHashedPassword(Nobody, hash, password) != PasswordVerificationResult.Failed;

    private sealed record SecretRow(
        Guid Id, string Email, string DisplayName, string Role, string? PartnerId, string Language, bool HasPassword, string? PhoneNumber,
        string PasswordHash)
        : AccountRow(Id, Email, DisplayName, Role, PartnerId, Language, HasPassword, PhoneNumber);
}
