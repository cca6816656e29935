using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Terms;

/// <summary>Puts a draft of terms away; <see cref="RestoreTermsDraft"/> takes that back.</summary>
public sealed class DiscardTermsDraft(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">No such draft any more.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, Guid draftId, CancellationToken ct) =>
        database.For(viewer, Permission.ManageTerms).OnceAsync(id, new { draftId }, unit => RunAsync(unit, viewer, draftId, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, Guid draftId, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var draft = await TermsDraftStore.LockAsync(unit, draftId, ct);
        draft.Discard(at);
        await AuditTrail.WriteAsync(unit.Sql, viewer, at, new AuditEvent(
            AuditAction.TermsDraftDiscarded, $"{draft.Content.ValidFrom:yyyy-MM-dd}", Before: draft.Content), ct);
    }
}
