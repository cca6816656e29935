using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Ledger;

/// <param name="AdjustmentId">A request that waits.</param>
public sealed record RejectAdjustmentCommand(Guid AdjustmentId);

/// <summary>Turns an adjustment down; whoever asked for it may take it back.</summary>
public sealed class RejectAdjustment(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">No such open request.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, RejectAdjustmentCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.PostAdjustments).OnceAsync(id, command, unit => RunAsync(unit, viewer, command, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, RejectAdjustmentCommand command, CancellationToken ct)
    {
        var (inHand, at) = (await AdjustmentInHand.TakeAsync(unit, command.AdjustmentId, ct), time.GetUtcNow());
        inHand.Adjustment.Reject(viewer.UserId, at);
        await inHand.NoteAsync(viewer, AuditAction.AdjustmentRejected, at, ct);
    }
}
