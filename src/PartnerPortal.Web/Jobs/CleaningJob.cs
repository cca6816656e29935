using Hangfire;
using PartnerPortal.Application.Platform.Jobs;
using PartnerPortal.Data;

namespace PartnerPortal.Web.Jobs;

/// <summary>Removes rows that have had their day, once a day.</summary>
internal sealed class CleaningJob(
    [Patient] PortalDatabase database, IEnumerable<OldRows> kinds, TimeProvider time, JobJournal journal, ILogger<CleaningJob> log)
{
    private const string Name = "cleaning";

    public static readonly ClockJob ByTheClock = ClockJob.Of<CleaningJob>(
        Name, TimeSpan.FromDays(1), Cron.Daily(3), job => job.RunAsync(CancellationToken.None)) with { AtStart = false };

    public Task RunAsync(CancellationToken ct) => journal.RunAsync(Name, CleanAsync, ct);

    private async Task CleanAsync(CancellationToken ct)
    {
        foreach (var rows in kinds)
        {
            var removed = await rows.RemoveAsync(database, time.GetUtcNow(), ct);
            if (removed > 0) log.LogInformation("{Count} rows of {Name} had had their day", removed, rows.Name);
        }
    }
}
