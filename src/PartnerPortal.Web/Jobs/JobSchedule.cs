using System.Linq.Expressions;
using Hangfire;

namespace PartnerPortal.Web.Jobs;

/// <summary>Tells the scheduler what to run when, and has each job look once as a node starts.</summary>
internal sealed class JobSchedule(IRecurringJobManagerV2 recurring, IBackgroundJobClient jobs)
{
    /// <summary>Saying it again changes nothing; a job that the scheduler gave up runs again.</summary>
    public void Write()
    {
        Write<MonthCloseJob>(JobCalendar.Months, job => job.RunAsync(CancellationToken.None), "*/20 * * * * *");
        Write<MailJob>(JobCalendar.Mail, job => job.RunAsync(CancellationToken.None), Cron.Minutely());
        Write<IbanChangeJob>(JobCalendar.BankAccounts, job => job.RunAsync(CancellationToken.None), "*/15 * * * *");
        Write<CleaningJob>(JobCalendar.Cleaning, job => job.RunAsync(CancellationToken.None), Cron.Daily(3));
    }

    /// <summary>Whatever was cut off need not wait for its time.</summary>
    public void LookAtOnce()
    {
        jobs.Enqueue<MonthCloseJob>(JobQueues.Clock, job => job.RunAsync(CancellationToken.None));
        SendMail();
        jobs.Enqueue<IbanChangeJob>(JobQueues.Clock, job => job.RunAsync(CancellationToken.None));
    }

    public void SendMail() => jobs.Enqueue<MailJob>(JobQueues.Clock, job => job.RunAsync(CancellationToken.None));

    private void Write<T>(string name, Expression<Func<T, Task>> run, string when) =>
        recurring.AddOrUpdate(name, JobQueues.Clock, run, when);
}
