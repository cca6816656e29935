using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>What others call somebody.</summary>
public sealed class ChangeName(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">The name is empty or very long.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, string wanted, CancellationToken ct) =>
        database.For(viewer, Permission.ManageOwnAccount).OnceAsync(id, new { wanted }, unit => RunAsync(unit.Sql, viewer, wanted, ct), ct);

    private async Task RunAsync(PortalTransaction tx, Viewer viewer, string wanted, CancellationToken ct)
    {
        var name = wanted.Trim();
        if (name.Length is 0 or > 200) throw new RuleViolationException("user.name", "A name has 1 to 200 characters.");
        var account = await NewPassword.FindAsync(tx, viewer.UserId, ct);
        await tx.ExecuteAsync("update users set display_name = $2 where id = $1", ct, viewer.UserId, name);
        var change = new AuditEvent(AuditAction.PersonRenamed, account.Email, account.PartnerId, new { account.Name }, new { Name = name });
        await AuditTrail.WriteAsync(tx, viewer, time.GetUtcNow(), change, ct);
    }
}
