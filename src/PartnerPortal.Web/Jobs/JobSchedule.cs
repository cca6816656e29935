using Hangfire;

namespace PartnerPortal.Web.Jobs;

/// <summary>Tells the scheduler what to run when, and has each job look once as a node starts.</summary>
internal sealed class JobSchedule(IRecurringJobManagerV2 recurring, IBackgroundJobClient jobs)
{
    /// <summary>Saying it again changes nothing; a job that the scheduler gave up runs again.</summary>
    public void Write()
    {
        recurring.AddOrUpdate<MonthCloseJob>(JobCalendar.Months, JobQueues.Clock, job => job.RunAsync(CancellationToken.None), "*/20 * * * * *");
        recurring.AddOrUpdate<MailJob>(JobCalendar.Mail, JobQueues.Clock, job => job.RunAsync(CancellationToken.None), Cron.Minutely());
        recurring.AddOrUpdate<IbanChangeJob>(JobCalendar.BankAccounts, JobQueues.Clock, job => job.RunAsync(CancellationToken.None), "*/15 * * * *");
        recurring.AddOrUpdate<CleaningJob>(JobCalendar.Cleaning, JobQueues.Clock, job => job.RunAsync(CancellationToken.None), Cron.Daily(3));
    }

    /// <summary>Whatever was cut off need not wait for its time.</summary>
    public void LookAtOnce()
    {
        jobs.Enqueue<MonthCloseJob>(JobQueues.Clock, job => job.RunAsync(CancellationToken.None));
        SendMail();
        jobs.Enqueue<IbanChangeJob>(JobQueues.Clock, job => job.RunAsync(CancellationToken.None));
    }

    public void SendMail() => jobs.Enqueue<MailJob>(JobQueues.Clock, job => job.RunAsync(CancellationToken.None));
}
