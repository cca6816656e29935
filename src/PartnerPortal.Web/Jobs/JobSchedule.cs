using Hangfire;

namespace PartnerPortal.Web.Jobs;

/// <summary>Tells the scheduler what the areas have registered, and has each job look once as a node starts.</summary>
internal sealed class JobSchedule(IEnumerable<ClockJob> all, IRecurringJobManagerV2 recurring, IBackgroundJobClient jobs)
{
    /// <summary>Saying it again changes nothing; a job that the scheduler gave up runs again.</summary>
    public void Write()
    {
        foreach (var job in all) job.Write(recurring);
    }

    /// <summary>Whatever was cut off need not wait for its time.</summary>
    public void LookAtOnce()
    {
        foreach (var job in all.Where(job => job.AtStart)) job.Enqueue(jobs);
    }

    public void SendMail() => MailJob.ByTheClock.Enqueue(jobs);
}
