using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.People.Persons;

/// <summary>Gives somebody another role; the next request or event of an open page is refused and the person signs in again.</summary>
public sealed class ChangeRole(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">No such person, oneself, the last of its kind, or a role of the other side.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, Guid userId, PortalRole role, CancellationToken ct) =>
        database.For(viewer, ManagedPeople.PermissionOf(viewer)).OnceAsync(
            id, new { userId, role }, unit => RunAsync(unit.Sql, viewer, userId, role, ct), ct);

    private async Task RunAsync(PortalTransaction tx, Viewer viewer, Guid userId, PortalRole role, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var person = await ManagedPeople.FindAsync(tx, viewer, userId, ct);
        if (person.Role == role) return;
        ManagedPeople.RequireOther(viewer, person);
        if (ManagedPeople.IsOfPartner(role) != (person.PartnerId is not null))
            throw new RuleViolationException("user.role", "A partner's people belong to a partner, the vendor's staff to none.");
        await ManagedPeople.RequireAnotherAsync(tx, person, ct);
        await tx.ExecuteAsync("update users set role = $2 where id = $1", ct, userId, Vocabulary<PortalRole>.Text(role));
        await EndSessions.AllOfAsync(tx, userId, at, null, ct);
        await EndSessions.RenewStampAsync(tx, userId, ct);
        var change = new AuditEvent(AuditAction.RoleChanged, person.Email, person.PartnerId, new { person.Role }, new { Role = role });
        await AuditTrail.WriteAsync(tx, viewer, at, change, ct);
    }
}
