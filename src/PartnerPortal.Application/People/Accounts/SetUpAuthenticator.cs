using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>
/// An authenticator app becomes a second factor in two steps: the secret is shown, then a code proves that the app has it.
/// </summary>
public sealed class SetUpAuthenticator(PortalDatabase database, FactorSecrets secrets, TimeProvider time)
{
    /// <summary>The secret to show. Until it is confirmed, showing it again shows the same one for an hour.</summary>
    /// <exception cref="RuleViolationException">There is an app already, or the person has to confirm first who is there.</exception>
    public async Task<byte[]> StartAsync(Viewer viewer, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        await using var tx = await database.BeginAsync(viewer, Permission.ManageOwnAccount, ct);
        await FactorGuard.RequireAsync(tx, viewer, at, ct);
        var begun = await tx.FirstRowAsync<BegunRow>(
            """
            select secret, confirmed_at is not null as confirmed, created_at > $2 as fresh from user_totp where user_id = $1
            for no key update
            """, ct, viewer.UserId, at.AddHours(-1));
        if (begun is { Confirmed: true })
            throw new RuleViolationException("factor.authenticator_exists", "An authenticator app is set up already.");
        if (begun is { Fresh: true }) return secrets.Unprotect(begun.Secret);

        var secret = AuthenticatorCodes.NewSecret();
        await tx.ExecuteAsync(
            """
            insert into user_totp (user_id, secret, created_at) values ($1, $2, $3)
            on conflict (user_id) do update set secret = excluded.secret, created_at = excluded.created_at, last_step = 0
            """,
            ct, viewer.UserId, secrets.Protect(secret), at);
        await tx.CommitAsync(ct);
        return secret;
    }

    /// <returns>Recovery codes, if these are the person's first; otherwise none, and the old ones stay good.</returns>
    /// <exception cref="RuleViolationException">The code is wrong, or nothing was begun.</exception>
    public async Task<IReadOnlyList<string>> ConfirmAsync(Viewer viewer, string code, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        await using var tx = await database.BeginAsync(viewer, Permission.ManageOwnAccount, ct);
        await FactorGuard.RequireAsync(tx, viewer, at, ct);
        var typed = string.Concat(code.Where(char.IsAsciiDigit));
        var attempt = await AttemptLimit.TryAsync(tx, AttemptPlace.Of(viewer), at, () => SpendAsync(tx, viewer.UserId, typed, at, ct), ct);
        if (!attempt.Right)
        {
            await tx.CommitAsync(ct);
            throw attempt.Checked
                ? new RuleViolationException("factor.code_wrong", "That code is not the current one.")
                : new RuleViolationException("access.proof_wait", "Too many wrong attempts: wait first.", attempt.Wait);
        }

        await AttemptLimit.ClearAsync(tx, AttemptPlace.Of(viewer), ct);
        var codes = await FactorGuard.AfterFirstAsync(tx, viewer, at, ct);
        await AuditTrail.WriteAsync(
            tx, viewer, at,
            new AuditEvent(AuditAction.SecondFactorAdded, viewer.Name, viewer.PartnerId, null, new { Kind = "authenticator" }), ct);
        await tx.CommitAsync(ct);
        return codes;
    }

    private async Task<bool> SpendAsync(PortalTransaction tx, Guid userId, string code, DateTimeOffset at, CancellationToken ct)
    {
        var secret = await tx.ScalarAsync<string>("select secret from user_totp where user_id = $1 and confirmed_at is null", ct, userId);
        if (secret is null || AuthenticatorCodes.Match(secrets.Unprotect(secret), code, at) is not { } step) return false;
        return await tx.ExecuteAsync("""
            update user_totp set confirmed_at = $2, last_step = $3 where user_id = $1
            """, ct, userId, at, step) == 1;
    }

    private sealed record BegunRow(string Secret, bool Confirmed, bool Fresh);
}
