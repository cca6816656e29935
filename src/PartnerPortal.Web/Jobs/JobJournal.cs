using System.Diagnostics;
using PartnerPortal.Application.Platform.Jobs;
using PartnerPortal.Application.Platform.Telemetry;

namespace PartnerPortal.Web.Jobs;

/// <summary>Runs the jobs, each under an id of its own that its log lines carry, and tells how each stands.</summary>
public sealed class JobJournal(IEnumerable<ClockJob> jobs, JobRuns runs, TimeProvider time, ILogger<JobJournal> log)
{
    private readonly DateTimeOffset _started = time.GetUtcNow();

    /// <summary>How the jobs stand, whichever node ran them.</summary>
    public async Task<IReadOnlyList<JobStanding>> AllAsync(CancellationToken ct)
    {
        var known = await runs.AllAsync(ct);
        return
        [
            .. jobs.OrderBy(job => job.Name, StringComparer.Ordinal).Select(job => Standing(job, known.GetValueOrDefault(job.Name))),
        ];
    }

    /// <summary>One run, unless another one is at work. What it throws goes on to the scheduler, and the run counts as missed.</summary>
    public async Task RunAsync(string job, Func<CancellationToken, Task> run, CancellationToken ct)
    {
        using var trace = PortalTrace.Begin($"job {job}");
        try
        {
            await runs.RunAsync(job, () => run(ct), ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            trace.SetStatus(ActivityStatusCode.Error, failure.Message);
            // The next run finds what is left.
            log.LogError(failure, "The job {Job} failed", job);
            throw;
        }
    }

    private JobStanding Standing(ClockJob job, JobTimes? known) =>
        new(job, known?.AliveAt > _started ? known.AliveAt : _started, known?.EndedWellAt);
}
