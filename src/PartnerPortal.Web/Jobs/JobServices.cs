using Quartz;

namespace PartnerPortal.Web.Jobs;

/// <summary>What the portal does by the clock, and in the background for people.</summary>
internal static class JobServices
{
    public static void AddPortalJobs(this IServiceCollection services)
    {
        services.AddSingleton<MonthCloseRunner>();
        services.AddSingleton<TermsPreviewRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<MonthCloseRunner>());

        services.AddSingleton<JobJournal>();
        services.AddQuartz(quartz =>
        {
            quartz.UseInMemoryStore();
            Schedule<MonthCloseJob>(quartz, JobCalendar.Months);
            Schedule<MailJob>(quartz, JobCalendar.Mail);
            Schedule<IbanChangeJob>(quartz, JobCalendar.BankAccounts);
        });
        // A shutdown tells the jobs, and waits until each has put down how far it is.
        services.Configure<QuartzSchedulerOptions>(options => options.ShutdownJobInterruption = ShutdownJobInterruption.Always);
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    private static void Schedule<TJob>(IQuartzBuilder quartz, string name) where TJob : IJob => quartz.ScheduleJob<TJob>(trigger => trigger
        .WithIdentity(name)
        .StartNow()
        .WithSimpleSchedule(schedule => schedule.WithInterval(JobCalendar.Intervals[name]).RepeatForever()));
}
