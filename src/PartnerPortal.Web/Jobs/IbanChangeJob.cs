using PartnerPortal.Application.Program.Company;

namespace PartnerPortal.Web.Jobs;

/// <summary>Puts new bank accounts to use once they have waited; the calendar says only when to look.</summary>
internal sealed class IbanChangeJob(ApplyIbanChanges applyIbanChanges, JobJournal journal, ILogger<IbanChangeJob> log)
{
    private const string Name = "bank-accounts";

    public static readonly ClockJob ByTheClock = ClockJob.Of<IbanChangeJob>(
        Name, TimeSpan.FromMinutes(15), "*/15 * * * *", job => job.RunAsync(CancellationToken.None));

    public Task RunAsync(CancellationToken ct) => journal.RunAsync(Name, ApplyAsync, ct);

    private async Task ApplyAsync(CancellationToken ct)
    {
        var applied = await applyIbanChanges.RunAsync(ct);
        if (applied > 0) log.LogInformation("{Count} new bank accounts came into use", applied);
    }
}
