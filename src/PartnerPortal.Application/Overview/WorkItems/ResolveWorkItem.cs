using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Overview.WorkItems;

/// <param name="Resolved">True when somebody looked at it, false to put it back on the list.</param>
public sealed record ResolveWorkItemCommand(string Kind, string Subject, bool Resolved);

/// <summary>Takes an item off the work list, or puts it back; it posts nothing.</summary>
public sealed class ResolveWorkItem(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">There is no such item in the other state.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, ResolveWorkItemCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.ResolveWorkItems).OnceAsync(id, command, tx => RunAsync(tx, viewer, command, ct), ct);

    private async Task RunAsync(PortalTransaction tx, Viewer viewer, ResolveWorkItemCommand command, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var changed = await tx.ReadAsync(
            """
            update work_item set resolved_by = case when $4 then $5 end, resolved_at = case when $4 then $6 end
            where program_id = $1 and kind = $2 and subject = $3 and (resolved_at is null) = $4 returning partner_id
            """,
            row => row.IsDBNull(0) ? null : row.GetString(0), ct, ProgramIds.Main, command.Kind, command.Subject, command.Resolved, viewer.Name, at);
        if (changed.Count == 0) throw new RuleViolationException("work_item.unknown", "Somebody else took care of this meanwhile.");
        await AuditTrail.WriteAsync(tx, viewer, at, new AuditEvent(
            command.Resolved ? AuditAction.WorkItemResolved : AuditAction.WorkItemReopened, command.Subject, changed[0], null, new { command.Kind }), ct);
    }
}
