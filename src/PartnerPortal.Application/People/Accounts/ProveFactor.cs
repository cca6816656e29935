using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;

namespace PartnerPortal.Application.People.Accounts;

/// <param name="Factor">What the code was; null for a wrong or used one, and while one has to wait.</param>
public sealed record FactorProof(SessionFactor? Factor, Attempt Attempt);

/// <summary>Checks a code that somebody typed: of the authenticator app, each good once, or one of the recovery codes.</summary>
public sealed class ProveFactor(PortalDatabase database, FactorSecrets secrets, RefusalTrail refusals, TimeProvider time)
{
    private const int CodeDigits = 6;

    /// <summary>While signing in.</summary>
    public async Task<FactorProof> RunAsync(Account account, string typed, SignInSource source, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var place = (await AttemptPlace.OfAsync(tx, (account.Email.ToUpperInvariant(), account.UserId), source, at, ct)).OfCodes;
        var proof = await TryAsync(tx, new RefusedProof("code", account, place, source.Address?.ToString()), typed, at, ct);
        await tx.CommitAsync(ct);
        return proof;
    }

    /// <summary>The same within a session, inside a transaction of the caller, who commits in either case: wrong codes count.</summary>
    internal async Task<FactorProof> TryAsync(PortalTransaction tx, Viewer viewer, string typed, CancellationToken ct)
    {
        var account = await NewPassword.FindAsync(tx, viewer.UserId, ct);
        var asked = new RefusedProof("step_up", account, AttemptPlace.Of(viewer), null) { Viewer = viewer };
        return await TryAsync(tx, asked, typed, time.GetUtcNow(), ct);
    }

    private async Task<FactorProof> TryAsync(
        PortalTransaction tx, RefusedProof asked, string typed, DateTimeOffset at, CancellationToken ct)
    {
        var userId = asked.Account!.UserId;
        var code = string.Concat(typed.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        var isTotp = code.Length == CodeDigits && code.All(char.IsAsciiDigit);
        Task<bool> SpendAsync() => isTotp ? SpendStepAsync(tx, userId, code, at, ct) : RecoveryCodes.SpendAsync(tx, userId, code, at, ct);
        var attempt = await AttemptLimit.TryAsync(tx, asked.Place, at, SpendAsync, ct);
        if (!attempt.Right) await refusals.NoteAsync(tx, asked, attempt, at, ct);
        return new FactorProof(attempt.Right ? isTotp ? SessionFactor.Totp : SessionFactor.RecoveryCode : null, attempt);
    }

    private async Task<bool> SpendStepAsync(PortalTransaction tx, Guid userId, string code, DateTimeOffset at, CancellationToken ct)
    {
        var secret = await tx.ScalarAsync<string>("""
            select secret from user_totp where user_id = $1 and confirmed_at is not null
            """, ct, userId);
        if (secret is null || AuthenticatorCodes.Match(secrets.Unprotect(secret), code, at) is not { } step) return false;
        return await tx.ExecuteAsync("update user_totp set last_step = $2 where user_id = $1 and last_step < $2", ct, userId, step) == 1;
    }
}
