using Hangfire;
using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Domain;

namespace PartnerPortal.Web.Jobs;

/// <summary>
/// Starts the close of a month for a person on a page. The run goes on when the browser is closed; how it stands is read from the
/// database, by anyone and on any node.
/// </summary>
public sealed class MonthCloseRunner(StartClose startClose, MonthQueries months, IBackgroundJobClient jobs, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ShowsItself = TimeSpan.FromSeconds(2);

    /// <summary>Starts, or goes on with, the close of a month, and waits a moment until the run shows itself.</summary>
    /// <exception cref="RuleViolationException">The person may not, or the month cannot be closed now.</exception>
    public async Task StartAsync(Viewer viewer, CommandId id, Month month, CancellationToken ct)
    {
        var (runId, wanted) = (await startClose.RunAsync(viewer, id, month, ct), month.ToString());
        jobs.Enqueue<WantedCloseJob>(JobQueues.People, job => job.RunAsync(runId, wanted, viewer.UserId, CancellationToken.None));
        var started = time.GetTimestamp();
        while (time.GetElapsedTime(started) < ShowsItself && (await months.ProgressAsync(viewer, month, ct))?.RunId != runId)
            await Task.Delay(Look, time, ct);
    }
}
