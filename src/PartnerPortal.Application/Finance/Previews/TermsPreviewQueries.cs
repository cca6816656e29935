using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Finance.Previews;

/// <summary>How the preview of a draft stands, whichever node works on it.</summary>
public sealed class TermsPreviewQueries(PortalDatabase database, TimeProvider time)
{
    /// <summary>The latest run of a draft with what came out; null before the first.</summary>
    public Task<TermsPreviewRun?> FindAsync(Viewer viewer, Guid draftId, CancellationToken ct) =>
        FindAsync(viewer, draftId, withResult: true, ct);

    /// <summary>The latest run without what came out, which is large.</summary>
    public Task<TermsPreviewRun?> ProgressAsync(Viewer viewer, Guid draftId, CancellationToken ct) =>
        FindAsync(viewer, draftId, withResult: false, ct);

    private async Task<TermsPreviewRun?> FindAsync(Viewer viewer, Guid draftId, bool withResult, CancellationToken ct)
    {
        viewer.Require(Permission.SeeTerms);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        return await TermsPreviewStore.FindAsync(tx, draftId, withResult, time.GetUtcNow(), ct);
    }
}
