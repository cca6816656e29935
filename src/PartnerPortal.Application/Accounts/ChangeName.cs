using PartnerPortal.Application.Access;
using PartnerPortal.Application.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Accounts;

/// <summary>What others call somebody.</summary>
public sealed class ChangeName(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">The name is empty or very long.</exception>
    public async Task RunAsync(Viewer viewer, string wanted, CancellationToken ct)
    {
        var name = wanted.Trim();
        if (name.Length is 0 or > 200) throw new RuleViolationException("user.name", "A name has 1 to 200 characters.");
        await using var tx = await database.BeginAsync(viewer, Permission.ManageOwnAccount, ct);
        var account = await NewPassword.FindAsync(tx, viewer.UserId, ct);
        await tx.ExecuteAsync("update users set display_name = $2 where id = $1", ct, viewer.UserId, name);
        var change = new AuditEvent(AuditAction.PersonRenamed, account.Email, account.PartnerId, new { account.Name }, new { Name = name });
        await AuditTrail.WriteAsync(tx, viewer, time.GetUtcNow(), change, ct);
        await tx.CommitAsync(ct);
    }
}
