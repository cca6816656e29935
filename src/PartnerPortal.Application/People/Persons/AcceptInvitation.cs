using Microsoft.AspNetCore.Identity;
using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Data.People.Identity;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.People.Persons;

/// <param name="Name">As shown to others.</param>
/// <param name="Language">One of the eight.</param>
public sealed record AcceptInvitationCommand(string Token, string Name, string Language, string Password);

/// <summary>An invited person takes the account over.</summary>
public sealed class AcceptInvitation(PortalDatabase database, IPasswordHasher<PortalUser> hasher, TimeProvider time)
{
    /// <summary>Whom the link invites; null where it is no longer good.</summary>
    public async Task<Account?> FindAsync(string token, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        return await AccountLink.FindAsync(tx, token, LinkPurpose.Invitation, time.GetUtcNow(), ct);
    }

    /// <exception cref="RuleViolationException">The link is no longer good, the name is empty or the password no good.</exception>
    public async Task<Account> RunAsync(AcceptInvitationCommand command, CancellationToken ct)
    {
        var (at, name) = (time.GetUtcNow(), command.Name.Trim());
        if (name.Length is 0 or > 200) throw new RuleViolationException("user.name", "A name has 1 to 200 characters.");
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var found = await AccountLink.SpendAsync(tx, command.Token, LinkPurpose.Invitation, at, ct)
            ?? throw new RuleViolationException("link.void", "This link is no longer good.");
        var account = found with { Name = name, Language = command.Language, HasPassword = true };
        NewPassword.Check(command.Password, account);
        await NewPassword.SetAsync(tx, hasher, account, command.Password, ct);
        await tx.ExecuteAsync("""
            update users set display_name = $2, language = $3 where id = $1
            """, ct, account.UserId, name, command.Language);
        await AuditTrail.WriteAsync(
            tx, account.AsViewer(), at, new AuditEvent(AuditAction.InvitationAccepted, account.Email, account.PartnerId, null, null), ct);
        await tx.CommitAsync(ct);
        return account;
    }
}
