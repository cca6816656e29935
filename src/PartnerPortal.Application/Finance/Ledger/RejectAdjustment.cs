using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Data.Finance.Ledger;
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
        var (adjustment, at) = (await FindOpenAsync(unit, command.AdjustmentId, ct), time.GetUtcNow());
        adjustment.Reject(viewer.UserId, at);
        await AuditTrail.WriteAsync(unit.Sql, viewer, at, new AuditEvent(
            AuditAction.AdjustmentRejected, adjustment.AdjustmentId.ToString(), adjustment.PartnerId,
            After: new { adjustment.Amount, adjustment.Reason }), ct);
    }

    /// <summary>The request for somebody who decides it, locked.</summary>
    /// <exception cref="RuleViolationException">No such open request.</exception>
    internal static async Task<Adjustment> FindOpenAsync(PortalUnit unit, Guid adjustmentId, CancellationToken ct)
    {
        var adjustment = await unit.Db.Locked<Adjustment>($"program_id = {unit.Sql.ProgramId} and adjustment_id = {adjustmentId}")
            .SingleOrDefaultAsync(ct) ?? throw Adjustment.NotOpen();
        adjustment.RequireOpen();
        return adjustment;
    }
}
