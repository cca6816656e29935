using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.People.Persons;

/// <summary>Signs somebody out on every device: a laptop was lost.</summary>
public sealed class EndSessionsOfPerson(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">No such person.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, Guid userId, CancellationToken ct) =>
        database.For(viewer, ManagedPeople.PermissionToEnd(viewer)).OnceAsync(
            id, new { userId }, unit => RunAsync(unit.Sql, viewer, userId, ct), ct);

    private async Task RunAsync(PortalTransaction tx, Viewer viewer, Guid userId, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var person = await ManagedPeople.FindAsync(tx, viewer, userId, ct);
        var ended = await EndSessions.AllOfAsync(tx, userId, at, null, ct);
        await EndSessions.RenewStampAsync(tx, userId, ct);
        await AuditTrail.WriteAsync(
            tx, viewer, at, new AuditEvent(AuditAction.SessionsEnded, person.Email, person.PartnerId, null, new { Sessions = ended }), ct);
    }
}
