using PartnerPortal.Application.Program.Company;

namespace PartnerPortal.Web.Jobs;

/// <summary>Puts new bank accounts to use once they have waited; the calendar says only when to look.</summary>
internal sealed class IbanChangeJob(ApplyIbanChanges applyIbanChanges, JobJournal journal, ILogger<IbanChangeJob> log)
{
    public Task RunAsync(CancellationToken ct) => journal.RunAsync(JobCalendar.BankAccounts, ApplyAsync, ct);

    private async Task ApplyAsync(CancellationToken ct)
    {
        var applied = await applyIbanChanges.RunAsync(ct);
        if (applied > 0) log.LogInformation("{Count} new bank accounts came into use", applied);
    }
}
