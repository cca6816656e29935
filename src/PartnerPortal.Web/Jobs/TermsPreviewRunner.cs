using System.Collections.Concurrent;
using PartnerPortal.Application.Access;
using PartnerPortal.Application.Programs;
using PartnerPortal.Application.Programs.Previews;
using PartnerPortal.Application.Telemetry;

namespace PartnerPortal.Web.Jobs;

/// <summary>
/// Works previews of terms out in the background, one for each draft, and keeps the latest results in memory: they are facts of a moment,
/// and worked out again as soon as somebody asks.
/// </summary>
public sealed class TermsPreviewRunner(PreviewTerms previewTerms, TimeProvider time, ILogger<TermsPreviewRunner> log)
{
    private const int Keep = 8;

    private readonly ConcurrentDictionary<Guid, TermsPreviewRun> _runs = new();

    /// <summary>The latest run of a draft; null before the first.</summary>
    public TermsPreviewRun? Find(Viewer viewer, Guid draftId)
    {
        viewer.Require(Permission.SeeTerms);
        return _runs.GetValueOrDefault(draftId);
    }

    /// <summary>Starts a run, unless one of the same revision goes on.</summary>
    public TermsPreviewRun Start(Viewer viewer, StoredTermsDraft draft)
    {
        viewer.Require(Permission.ManageTerms);
        if (_runs.TryGetValue(draft.DraftId, out var known))
        {
            if (known is { IsRunning: true } && known.Revision == draft.Revision) return known;
            known.Stop();
        }

        var run = new TermsPreviewRun(draft.Revision, time.GetUtcNow());
        _runs[draft.DraftId] = run;
        foreach (var (id, _) in _runs.Where(other => !other.Value.IsRunning).OrderByDescending(other => other.Value.StartedAt).Skip(Keep)) _runs.TryRemove(id, out _);
        _ = Task.Run(() => RunAsync(viewer, draft, run));
        return run;
    }

    /// <summary>Stops the run of a draft; nothing of it is kept.</summary>
    public void Stop(Viewer viewer, Guid draftId)
    {
        viewer.Require(Permission.ManageTerms);
        _runs.GetValueOrDefault(draftId)?.Stop();
    }

    private async Task RunAsync(Viewer viewer, StoredTermsDraft draft, TermsPreviewRun run)
    {
        using var trace = PortalTrace.Begin("terms preview");
        try
        {
            var result = await previewTerms.RunAsync(viewer, draft.Content.ToVersion(), new Reported(run), CancellationToken.None);
            run.End(time.GetUtcNow(), result);
        }
        catch (OperationCanceledException)
        {
            run.End(time.GetUtcNow(), null);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The preview of draft {Draft} failed", draft.DraftId);
            run.End(time.GetUtcNow(), null, failed: true);
        }
    }

    // Progress<T> would post to another thread and could come after the end.
    private sealed class Reported(TermsPreviewRun run) : IProgress<TermsPreviewProgress>
    {
        public void Report(TermsPreviewProgress value) => run.Report(value);
    }
}
