using System.Linq.Expressions;
using Hangfire;

namespace PartnerPortal.Web.Jobs;

/// <summary>What runs by the clock, on one node or another, and how often. What a run may do is decided by the database.</summary>
/// <param name="Name">Tells it apart, for the scheduler and in the journal.</param>
/// <param name="Every">How often it should run.</param>
public sealed record ClockJob(string Name, TimeSpan Every)
{
    /// <summary>What people call it; said by the area that registers it.</summary>
    public string TextKey { get; init; } = Name;

    /// <summary>Whether it looks once as a node starts: whatever was cut off need not wait for its time.</summary>
    public bool AtStart { get; init; } = true;

    /// <summary>Tells the scheduler when to run it; again, it changes nothing.</summary>
    public required Action<IRecurringJobManagerV2> Write { get; init; }

    /// <summary>Has it run now.</summary>
    public required Action<IBackgroundJobClient> Enqueue { get; init; }

    /// <summary>A job that runs at the times of a cron expression.</summary>
    public static ClockJob Of<TJob>(string name, TimeSpan every, string cron, Expression<Func<TJob, Task>> run) =>
        new(name, every)
        {
            Write = recurring => recurring.AddOrUpdate(name, JobQueues.Clock, run, cron),
            Enqueue = jobs => jobs.Enqueue(JobQueues.Clock, run),
        };
}
