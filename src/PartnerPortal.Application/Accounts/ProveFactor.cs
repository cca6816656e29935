using PartnerPortal.Data;

namespace PartnerPortal.Application.Accounts;

/// <summary>Checks a code that somebody typed: of the authenticator app, each good once, or one of the recovery codes.</summary>
public sealed class ProveFactor(PortalDatabase database, FactorSecrets secrets, TimeProvider time)
{
    private const int CodeDigits = 6;

    /// <returns>What the code was; null for a wrong or used one, or while the account rests.</returns>
    public async Task<SessionFactor?> RunAsync(Guid userId, string typed, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var proof = await IsRightAsync(tx, userId, typed, ct);
        await tx.CommitAsync(ct);
        return proof;
    }

    /// <summary>The same inside a transaction of the caller, who commits in either case: wrong codes count.</summary>
    internal async Task<SessionFactor?> IsRightAsync(PortalTransaction tx, Guid userId, string typed, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var code = string.Concat(typed.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        var isTotp = code.Length == CodeDigits && code.All(char.IsAsciiDigit);
        var right = await AttemptLimit.TryAsync(
            tx, userId, at, () => isTotp ? SpendStepAsync(tx, userId, code, at, ct) : RecoveryCodes.SpendAsync(tx, userId, code, at, ct), ct);
        return right ? isTotp ? SessionFactor.Totp : SessionFactor.RecoveryCode : null;
    }

    private async Task<bool> SpendStepAsync(PortalTransaction tx, Guid userId, string code, DateTimeOffset at, CancellationToken ct)
    {
        var secret = await tx.ScalarAsync<string>("select secret from user_totp where user_id = $1 and confirmed_at is not null", ct, userId);
        if (secret is null || AuthenticatorCodes.Match(secrets.Unprotect(secret), code, at) is not { } step) return false;
        return await tx.ExecuteAsync("update user_totp set last_step = $2 where user_id = $1 and last_step < $2", ct, userId, step) == 1;
    }
}
