using Hangfire;
using Hangfire.Common;
using Hangfire.PostgreSql;
using PartnerPortal.Data.Migrations;

namespace PartnerPortal.Web.Jobs;

/// <summary>What the portal does by the clock, and in the background for people.</summary>
internal static class JobServices
{
    // A run that nobody gave a sign of life of for so long is taken up by whoever asks next.
    private static readonly TimeSpan TakenUpAfter = TimeSpan.FromSeconds(30);

    // How long it can be read what became of a run.
    private static readonly TimeSpan Kept = TimeSpan.FromHours(6);

    public static void AddPortalJobs(this IServiceCollection services)
    {
        services.AddSingleton<JobConnections>();
        services.AddSingleton<JobJournal>();
        services.AddSingleton<JobSchedule>();
        services.AddHangfire((provider, scheduler) =>
        {
            scheduler
                .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
                .UseSimpleAssemblyNameTypeSerializer()
                .UseRecommendedSerializerSettings()
                .UsePostgreSqlStorage(bootstrap => bootstrap.UseConnectionFactory(provider.GetRequiredService<JobConnections>()), Storage())
                .WithJobExpirationTimeout(Kept);
            Retry(GlobalJobFilters.Filters);
        });
        services.AddHostedService<JobServers>();
    }

    private static PostgreSqlStorageOptions Storage() => new()
    {
        SchemaName = JobTables.Schema,
        // The owner makes them.
        PrepareSchemaIfNecessary = false,
        UseSlidingInvisibilityTimeout = true,
        InvisibilityTimeout = TakenUpAfter,
        // Its locks last for moments; that of a process that was killed must not hold up the others for longer.
        DistributedLockTimeout = TakenUpAfter / 2,
        // Work of this node wakes its workers at once; this is for what another one left. An idle portal should ask little.
        QueuePollInterval = TimeSpan.FromSeconds(10),
        JobExpirationCheckInterval = TimeSpan.FromMinutes(30),
    };

    // What failed comes again by its own time: the sweeps by the clock, a close by the sweep, a preview when somebody asks.
    private static void Retry(JobFilterCollection filters)
    {
        filters.Remove<AutomaticRetryAttribute>();
        filters.Add(new AutomaticRetryAttribute { Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete, LogEvents = false });
    }
}
