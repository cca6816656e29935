using Hangfire;
using PartnerPortal.Application.Finance.Previews;
using PartnerPortal.Application.Platform.Access;

namespace PartnerPortal.Web.Jobs;

/// <summary>Starts and stops previews of terms for people on a page; any node works them out, and every node sees how they stand.</summary>
public sealed class TermsPreviewRunner(StartTermsPreview startPreview, StopTermsPreview stopPreview, IBackgroundJobClient jobs)
{
    /// <summary>Starts a run, unless one of the same revision goes on.</summary>
    public async Task StartAsync(Viewer viewer, Guid draftId, CancellationToken ct)
    {
        var started = await startPreview.RunAsync(viewer, draftId, ct);
        if (started.IsNew) jobs.Enqueue<TermsPreviewJob>(JobQueues.People, job => job.RunAsync(started.RunId, CancellationToken.None));
    }

    public Task StopAsync(Viewer viewer, Guid draftId, CancellationToken ct) => stopPreview.RunAsync(viewer, draftId, ct);
}
