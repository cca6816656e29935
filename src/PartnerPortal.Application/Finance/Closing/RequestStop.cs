using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Closing;

/// <summary>Asks the running close to stop after its current batch; what is done stays, and the month can be resumed.</summary>
public sealed class RequestStop(PortalDatabase database, TimeProvider time)
{
    /// <returns>Whether a run was there to be stopped.</returns>
    public Task<bool> RunAsync(Viewer viewer, CommandId id, CancellationToken ct) =>
        database.For(viewer, Permission.CloseMonths).OnceAsync(id, new { }, unit => RunAsync(unit.Sql, viewer, ct), ct);

    private async Task<bool> RunAsync(PortalTransaction tx, Viewer viewer, CancellationToken ct)
    {
        var stopped = await tx.ValuesAsync<Month>(
            "update close_run set stop_requested_by = $2 where program_id = $1 and status = 'running' returning month",
            ct, tx.ProgramId, viewer.Name);
        foreach (var month in stopped)
            await AuditTrail.WriteAsync(tx, viewer, time.GetUtcNow(), new AuditEvent(AuditAction.CloseStopRequested, month.ToString()), ct);
        return stopped.Count > 0;
    }
}
