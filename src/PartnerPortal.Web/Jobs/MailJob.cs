using Hangfire;
using PartnerPortal.Web.Messages;

namespace PartnerPortal.Web.Jobs;

/// <summary>Sends the mail that waits.</summary>
internal sealed class MailJob(MailPost post, JobJournal journal)
{
    private const string Name = "mail";

    /// <summary>Besides, mail that waits rings: see <see cref="JobServers"/>.</summary>
    public static readonly ClockJob ByTheClock = ClockJob.Of<MailJob>(
        Name, TimeSpan.FromMinutes(1), Cron.Minutely(), job => job.RunAsync(CancellationToken.None));

    public Task RunAsync(CancellationToken ct) => journal.RunAsync(Name, post.RunAsync, ct);
}
