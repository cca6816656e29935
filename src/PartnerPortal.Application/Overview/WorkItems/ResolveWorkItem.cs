using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Data.Overview.WorkItems;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Overview.WorkItems;

/// <param name="Resolved">True when somebody looked at it, false to put it back on the list.</param>
public sealed record ResolveWorkItemCommand(string Kind, string Subject, bool Resolved);

/// <summary>Takes an item off the work list, or puts it back; it posts nothing.</summary>
public sealed class ResolveWorkItem(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">There is no such item in the other state.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, ResolveWorkItemCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.ResolveWorkItems).OnceAsync(id, command, unit => RunAsync(unit, viewer, command, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, ResolveWorkItemCommand command, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var item = await unit.Db.Locked<WorkItem>(
            $"program_id = {unit.Sql.ProgramId} and kind = {command.Kind} and subject = {command.Subject}")
            .SingleOrDefaultAsync(ct) ?? throw WorkItem.Unknown();
        if (command.Resolved) item.Resolve(viewer.Name, at);
        else item.Reopen();
        await AuditTrail.WriteAsync(unit.Sql, viewer, at, new AuditEvent(
            command.Resolved ? AuditAction.WorkItemResolved : AuditAction.WorkItemReopened, item.Subject, item.PartnerId,
            After: new { item.Kind }), ct);
    }
}
