using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.People.Persons;

/// <summary>Closes and opens the door for somebody. From then on nothing is changed or read; nothing is deleted.</summary>
public sealed class DisablePerson(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">No such person, oneself, or the last of its kind.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, Guid userId, CancellationToken ct) =>
        database.For(viewer, ManagedPeople.PermissionToEnd(viewer)).OnceAsync(
            id, new { userId }, unit => RunAsync(unit.Sql, viewer, userId, ct), ct);

    private async Task RunAsync(PortalTransaction tx, Viewer viewer, Guid userId, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var person = await ManagedPeople.FindAsync(tx, viewer, userId, ct);
        if (person.Disabled) return;
        ManagedPeople.RequireOther(viewer, person);
        await ManagedPeople.RequireAnotherAsync(tx, person, ct);
        await tx.ExecuteAsync("update users set disabled_at = $2 where id = $1", ct, userId, at);
        await EndSessions.AllOfAsync(tx, userId, at, null, ct);
        await EndSessions.RenewStampAsync(tx, userId, ct);
        await AuditTrail.WriteAsync(
            tx, viewer, at, new AuditEvent(AuditAction.PersonDisabled, person.Email, person.PartnerId, null, null), ct);
    }

    /// <summary>Lets the person in again.</summary>
    /// <exception cref="RuleViolationException">No such person.</exception>
    public Task UndoAsync(Viewer viewer, CommandId id, Guid userId, CancellationToken ct) =>
        database.For(viewer, ManagedPeople.PermissionOf(viewer)).OnceAsync(
            id, new { userId }, unit => UndoAsync(unit.Sql, viewer, userId, ct), ct);

    private async Task UndoAsync(PortalTransaction tx, Viewer viewer, Guid userId, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var person = await ManagedPeople.FindAsync(tx, viewer, userId, ct);
        if (!person.Disabled || person.Invited) return;
        await tx.ExecuteAsync("update users set disabled_at = null where id = $1", ct, userId);
        await AuditTrail.WriteAsync(
            tx, viewer, at, new AuditEvent(AuditAction.PersonEnabled, person.Email, person.PartnerId, null, null), ct);
    }
}
