using PartnerPortal.Application.Months;
using PartnerPortal.Application.Programs;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using Quartz;

namespace PartnerPortal.Web.Jobs;

/// <summary>
/// The sweep, at start and three times a minute: goes on with a close that was cut off, soon after the database is back, and closes the
/// months that are due once the automatic close is on. The calendar says only when to look; what may be done is decided by the database.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class MonthCloseJob(CloseDueMonths closeDueMonths, JobJournal journal, TimeProvider time, ILogger<MonthCloseJob> log) : IJob
{
    // After an outage a month that was cut off need not wait for the next hour.
    private static readonly TimeSpan UntilDatabaseIsBack = TimeSpan.FromSeconds(30);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        while (!await TryAsync(cancellationToken)) await Task.Delay(UntilDatabaseIsBack, time, cancellationToken);
    }

    /// <returns>False when the database was away.</returns>
    private async Task<bool> TryAsync(CancellationToken ct)
    {
        try
        {
            await journal.RunAsync(JobCalendar.Months, () => CloseAsync(ct));
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The run row says it to people; the next sweep tries again.
            log.LogError(failure, "The sweep of due months failed");
            return !DatabaseFailure.IsOutage(failure);
        }
    }

    private async Task CloseAsync(CancellationToken ct)
    {
        try
        {
            foreach (var month in await closeDueMonths.RunAsync(ProgramIds.Main, ct)) log.LogInformation("{Month} closed by itself", month);
        }
        catch (RuleViolationException refused)
        {
            log.LogInformation("Nothing closed by itself: {Reason}", refused.Message);
        }
    }
}
