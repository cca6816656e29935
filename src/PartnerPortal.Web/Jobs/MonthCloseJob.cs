using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Web.Jobs;

/// <summary>
/// The sweep, at start and three times a minute: goes on with a close that was cut off, soon after the database is back, and closes the
/// months that are due once the automatic close is on. The calendar says only when to look; what may be done is decided by the database.
/// </summary>
internal sealed class MonthCloseJob(CloseDueMonths closeDueMonths, JobJournal journal, ILogger<MonthCloseJob> log)
{
    private const string Name = "months";

    public static readonly ClockJob ByTheClock = ClockJob.Of<MonthCloseJob>(
        Name, TimeSpan.FromSeconds(20), "*/20 * * * * *", job => job.RunAsync(CancellationToken.None));

    public Task RunAsync(CancellationToken ct) => journal.RunAsync(Name, CloseAsync, ct);

    private async Task CloseAsync(CancellationToken ct)
    {
        try
        {
            foreach (var month in await closeDueMonths.RunAsync(DataScope.All.ProgramId, ct))
                log.LogInformation("{Month} closed by itself", month);
        }
        catch (RuleViolationException refused)
        {
            log.LogInformation("Nothing closed by itself: {Reason}", refused.Message);
        }
    }
}
