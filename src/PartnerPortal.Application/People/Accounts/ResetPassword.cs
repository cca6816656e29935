using Microsoft.AspNetCore.Identity;
using PartnerPortal.Application.People.Persons;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Data.People.Identity;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>Sets a password through a mailed link; all sessions end. The second factor stays as it was.</summary>
public sealed class ResetPassword(PortalDatabase database, IPasswordHasher<PortalUser> hasher, TimeProvider time)
{
    /// <summary>Whose link it is; null where it is no longer good.</summary>
    public async Task<Account?> FindAsync(string token, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        return await AccountLink.FindAsync(tx, token, LinkPurpose.Reset, time.GetUtcNow(), ct);
    }

    /// <exception cref="RuleViolationException">The link is no longer good, or the password is no good.</exception>
    public async Task<Account> RunAsync(string token, string password, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var account = await AccountLink.SpendAsync(tx, token, LinkPurpose.Reset, at, ct)
            ?? throw new RuleViolationException("link.void", "This link is no longer good.");
        NewPassword.Check(password, account);
        await NewPassword.SetAsync(tx, hasher, account, password, ct);
        await EndSessions.AllOfAsync(tx, account.UserId, at, null, ct);
        await EndSessions.RenewStampAsync(tx, account.UserId, ct);
        // Without a second factor the mailbox is the proof, and whoever had to wait for a forgotten password may go on.
        if (!(await FactorQueries.ReadAsync(tx, account.UserId, ct)).Any) await AttemptLimit.ClearAllAsync(tx, account.Email, ct);
        await AuditTrail.WriteAsync(
            tx, account.AsViewer(), at, new AuditEvent(AuditAction.PasswordChanged, account.Email, account.PartnerId, null, null), ct);
        await NewPassword.TellAsync(tx, account, at, ct);
        await tx.CommitAsync(ct);
        return account;
    }
}
