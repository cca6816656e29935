using Microsoft.AspNetCore.Identity;
using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Data.People.Identity;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.People.Persons;

/// <summary>
/// Lets somebody in again from the command line, who has neither password nor second factor left and nobody to ask: the only
/// administrator. Whoever works there owns the machine anyway.
/// </summary>
public sealed class RescueUser(PortalDatabase database, IPasswordHasher<PortalUser> hasher, TimeProvider time)
{
    /// <returns>The new password. The second factor is gone, and sessions end.</returns>
    /// <exception cref="RuleViolationException">There is no such person, or it was disabled.</exception>
    public async Task<string> RunAsync(string email, CancellationToken ct)
    {
        var (at, password) = (time.GetUtcNow(), Passphrase.Next());
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var found = await tx.RowsAsync<AccountRow>(
            $"""
            select {AccountQueries.Columns} from users
            where normalized_email = $1 and disabled_at is null for no key update
            """, ct, email.Trim().ToUpperInvariant());
        if (found is not [var row]) throw new RuleViolationException("person.unknown", $"There is no user {email}.");
        var account = row.ToAccount();
        await NewPassword.SetAsync(tx, hasher, account, password, ct);
        await ResetSecondFactor.RemoveAsync(tx, account.UserId, ct);
        await AttemptLimit.ClearAllAsync(tx, account.Email, ct);
        await EndSessions.AllOfAsync(tx, account.UserId, at, null, ct);
        await EndSessions.RenewStampAsync(tx, account.UserId, ct);
        await AuditTrail.WriteAsync(tx, null, at, new AuditEvent(AuditAction.SecondFactorReset, account.Email, account.PartnerId), ct);
        await tx.CommitAsync(ct);
        return password;
    }
}
