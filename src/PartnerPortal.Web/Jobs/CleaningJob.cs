using PartnerPortal.Application.Jobs;

namespace PartnerPortal.Web.Jobs;

/// <summary>Removes rows that have had their day, once a day.</summary>
internal sealed class CleaningJob(IEnumerable<ICleaning> cleanings, JobJournal journal, ILogger<CleaningJob> log)
{
    public Task RunAsync(CancellationToken ct) => journal.RunAsync(JobCalendar.Cleaning, CleanAsync, ct);

    private async Task CleanAsync(CancellationToken ct)
    {
        foreach (var cleaning in cleanings)
        {
            var removed = await cleaning.RunAsync(ct);
            if (removed > 0) log.LogInformation("{Count} rows of {Name} had had their day", removed, cleaning.Name);
        }
    }
}
