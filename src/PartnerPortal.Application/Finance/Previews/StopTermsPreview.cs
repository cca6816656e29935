using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Finance.Previews;

/// <summary>Stops the run of a draft's preview, wherever it runs; nothing of it is kept.</summary>
public sealed class StopTermsPreview(PortalDatabase database)
{
    private const string Stop =
        "update terms_preview set stop_requested = true where program_id = $1 and draft_id = $2 and ended_at is null";

    public async Task RunAsync(Viewer viewer, Guid draftId, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(viewer, Permission.ManageTerms, ct);
        await tx.ExecuteAsync(Stop, ct, tx.ProgramId, draftId);
        await tx.CommitAsync(ct);
    }
}
