using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Program.Terms;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Previews;

/// <param name="RunId">The run that works on the draft as it is.</param>
/// <param name="IsNew">Whether somebody has to begin it.</param>
public sealed record StartedTermsPreview(Guid RunId, bool IsNew);

/// <summary>Wants a preview of a draft as it stands; a run of an older revision gives way.</summary>
public sealed class StartTermsPreview(PortalDatabase database, TimeProvider time)
{
    // Facts of a moment: the latest few are kept.
    private const string Forget = """
        delete from terms_preview where ended_at is not null and run_id not in
            (select run_id from terms_preview where ended_at is not null order by ended_at desc limit 8)
        """;

    /// <exception cref="RuleViolationException">The draft is not there any more.</exception>
    public async Task<StartedTermsPreview> RunAsync(Viewer viewer, Guid draftId, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(viewer, Permission.ManageTerms, ct);
        var draft = await TermsDraftStore.LockAsync(tx, draftId, ct);
        var known = await TermsPreviewStore.FindAsync(tx, draftId, withResult: false, time.GetUtcNow(), ct);
        if (known is { IsRunning: true } && known.Revision == draft.Revision) return new StartedTermsPreview(known.RunId, IsNew: false);

        var runId = Guid.CreateVersion7();
        await tx.ExecuteAsync(Forget, ct);
        await TermsPreviewStore.ReplaceAsync(tx, draft, runId, viewer.Name, time.GetUtcNow(), ct);
        await tx.CommitAsync(ct);
        return new StartedTermsPreview(runId, IsNew: true);
    }
}
