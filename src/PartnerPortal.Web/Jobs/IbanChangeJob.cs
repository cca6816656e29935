using PartnerPortal.Application.Company;
using Quartz;

namespace PartnerPortal.Web.Jobs;

/// <summary>Puts new bank accounts to use once they have waited; the calendar says only when to look.</summary>
[DisallowConcurrentExecution]
internal sealed class IbanChangeJob(ApplyIbanChanges applyIbanChanges, JobJournal journal, ILogger<IbanChangeJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await journal.RunAsync(JobCalendar.BankAccounts, () => ApplyAsync(cancellationToken));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // What is due stays due; the next sweep tries again.
            log.LogError(failure, "The sweep of new bank accounts failed");
        }
    }

    private async Task ApplyAsync(CancellationToken ct)
    {
        var applied = await applyIbanChanges.RunAsync(ct);
        if (applied > 0) log.LogInformation("{Count} new bank accounts came into use", applied);
    }
}
