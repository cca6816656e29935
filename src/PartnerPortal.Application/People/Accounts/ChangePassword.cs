using Microsoft.AspNetCore.Identity;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Data.People.Identity;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.People.Accounts;

/// <param name="Current">The password so far.</param>
/// <param name="Wanted">The new one.</param>
public sealed record ChangePasswordCommand(string Current, string Wanted);

/// <summary>A new password; other devices are signed out, and a mail says that it happened.</summary>
public sealed class ChangePassword(
    PortalDatabase database, CheckPassword checkPassword, IPasswordHasher<PortalUser> hasher, TimeProvider time)
{
    /// <exception cref="RuleViolationException">The password so far is wrong, or the new one is no good.</exception>
    public async Task RunAsync(Viewer viewer, ChangePasswordCommand command, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        await using var tx = await database.BeginAsync(viewer, Permission.ManageOwnAccount, ct);
        var account = await NewPassword.FindAsync(tx, viewer.UserId, ct);
        NewPassword.Check(command.Wanted, account);
        var attempt = await checkPassword.TryAsync(tx, viewer, command.Current, ct);
        if (!attempt.Right)
        {
            await tx.CommitAsync(ct);
            throw attempt.Checked
                ? new RuleViolationException("password.current_wrong", "That is not the password so far.")
                : attempt.WaitFirst;
        }

        await NewPassword.SetAsync(tx, hasher, account, command.Wanted, ct);
        await EndSessions.AllOfAsync(tx, viewer.UserId, at, viewer.SessionId, ct);
        await AuditTrail.WriteAsync(
            tx, viewer, at, new AuditEvent(AuditAction.PasswordChanged, account.Email, account.PartnerId, null, null), ct);
        await NewPassword.TellAsync(tx, account, at, ct);
        await tx.CommitAsync(ct);
    }
}
