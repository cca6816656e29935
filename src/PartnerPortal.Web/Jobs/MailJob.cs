using PartnerPortal.Web.Messages;
using Quartz;

namespace PartnerPortal.Web.Jobs;

/// <summary>Looks every few seconds whether mail waits.</summary>
[DisallowConcurrentExecution]
internal sealed class MailJob(MailPost post, JobJournal journal, ILogger<MailJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await journal.RunAsync(JobCalendar.Mail, () => post.RunAsync(cancellationToken));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The next look finds what is left.
            log.LogError(failure, "Sending mail failed");
        }
    }
}
