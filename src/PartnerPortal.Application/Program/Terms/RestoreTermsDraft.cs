using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Terms;

/// <summary>Takes back that a draft of terms was discarded. Where somebody was quicker there is nothing left to take back.</summary>
public sealed class RestoreTermsDraft(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">There never was such a draft.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, Guid draftId, CancellationToken ct) =>
        database.For(viewer, Permission.ManageTerms).OnceAsync(id, new { draftId }, unit => RunAsync(unit, viewer, draftId, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, Guid draftId, CancellationToken ct)
    {
        var draft = await TermsDraftStore.LockAsync(unit, draftId, ct);
        if (draft.DiscardedAt is null) return;
        draft.Restore();
        await AuditTrail.WriteAsync(
            unit.Sql, viewer, time.GetUtcNow(), new AuditEvent(AuditAction.TermsDraftSaved, draftId.ToString()), ct);
    }
}
