using PartnerPortal.Web.Messages;

namespace PartnerPortal.Web.Jobs;

/// <summary>Sends the mail that waits.</summary>
internal sealed class MailJob(MailPost post, JobJournal journal)
{
    public Task RunAsync(CancellationToken ct) => journal.RunAsync(JobCalendar.Mail, post.RunAsync, ct);
}
