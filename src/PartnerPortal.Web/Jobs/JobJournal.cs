using System.Collections.Concurrent;
using System.Diagnostics;
using PartnerPortal.Application.Telemetry;

namespace PartnerPortal.Web.Jobs;

/// <summary>Runs the jobs of this node, each under an id of its own that its log lines carry, and knows when each ended well.</summary>
public sealed class JobJournal
{
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, JobStanding> _standing;

    public JobJournal(TimeProvider time)
    {
        _time = time;
        var now = _time.GetUtcNow();
        _standing = new(JobCalendar.Intervals.Select(job => KeyValuePair.Create(job.Key, new JobStanding(job.Key, job.Value, now, null, IsRunning: false))));
    }

    public IReadOnlyList<JobStanding> All => [.. _standing.Values.OrderBy(job => job.Name, StringComparer.Ordinal)];

    /// <summary>One run; whatever it throws goes on to the caller, and the run counts as missed.</summary>
    public async Task RunAsync(string name, Func<Task> run)
    {
        using var trace = PortalTrace.Begin($"job {name}");
        Set(name, standing => standing with { IsRunning = true });
        try
        {
            await run();
            var now = _time.GetUtcNow();
            Set(name, standing => standing with { WaitsSince = now, EndedWellAt = now });
        }
        catch (Exception failure)
        {
            trace.SetStatus(ActivityStatusCode.Error, failure.Message);
            throw;
        }
        finally
        {
            Set(name, standing => standing with { IsRunning = false });
        }
    }

    private void Set(string name, Func<JobStanding, JobStanding> change) => _standing[name] = change(_standing[name]);
}
