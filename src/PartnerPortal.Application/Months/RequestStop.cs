using PartnerPortal.Application.Access;
using PartnerPortal.Application.Programs;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Months;

/// <summary>Asks the running close to stop after its current batch; what is done stays, and the month can be resumed.</summary>
public sealed class RequestStop(PortalDatabase database)
{
    /// <returns>Whether a run was there to be stopped.</returns>
    public async Task<bool> RunAsync(Viewer viewer, CancellationToken ct)
    {
        viewer.Require(Permission.CloseMonths);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var stopped = await tx.ExecuteAsync(
            "update close_run set stop_requested_by = $2 where program_id = $1 and status = 'running'", ct, ProgramIds.Main, viewer.Name);
        await tx.CommitAsync(ct);
        return stopped > 0;
    }
}
