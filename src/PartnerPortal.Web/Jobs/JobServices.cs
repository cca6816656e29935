using Quartz;

namespace PartnerPortal.Web.Jobs;

/// <summary>What the portal does by the clock, and in the background for people.</summary>
internal static class JobServices
{
    public static void AddPortalJobs(this IServiceCollection services)
    {
        services.AddSingleton<MonthCloseRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<MonthCloseRunner>());

        services.AddQuartz(quartz => quartz
            .UseInMemoryStore()
            .ScheduleJob<MonthCloseJob>(trigger => trigger
                .WithIdentity("months-that-are-due")
                .StartNow()
                .WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromHours(1)).RepeatForever())));
        services.AddQuartzHostedService();
    }
}
