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

        services.AddQuartz(quartz => quartz
            .UseInMemoryStore()
            .ScheduleJob<MonthCloseJob>(trigger => trigger
                .WithIdentity("months-that-are-due")
                .StartNow()
                .WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromSeconds(20)).RepeatForever()))
            .ScheduleJob<MailJob>(trigger => trigger
                .WithIdentity("mail-that-waits")
                .StartNow()
                .WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromSeconds(5)).RepeatForever())));
        services.AddQuartz(quartz => quartz.ScheduleJob<IbanChangeJob>(trigger => trigger
            .WithIdentity("bank-accounts-that-waited")
            .StartNow()
            .WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromMinutes(15)).RepeatForever())));
        // A shutdown tells the jobs, and waits until each has put down how far it is.
        services.Configure<QuartzSchedulerOptions>(options => options.ShutdownJobInterruption = ShutdownJobInterruption.Always);
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }
}
