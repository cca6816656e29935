using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PartnerPortal.Web.Health;

/// <summary>What this node asks itself.</summary>
internal static class HealthServices
{
    public const string Database = "database";
    public const string Schema = "schema";
    public const string Durability = "durability";
    public const string Disk = "disk";
    public const string Mail = "mail";
    public const string Jobs = "jobs";

    public static void AddPortalHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .Ask<DatabaseHealth>(Database, HealthStatus.Unhealthy)
            .Ask<SchemaHealth>(Schema, HealthStatus.Unhealthy)
            .Ask<DurabilityHealth>(Durability, HealthStatus.Degraded)
            .Ask<DiskHealth>(Disk, HealthStatus.Unhealthy)
            .Ask<MailHealth>(Mail, HealthStatus.Degraded)
            .Ask<SweepHealth>(Jobs, HealthStatus.Degraded);
        services.AddSingleton<HealthBoard>();
        services.AddHostedService<HealthWatch>();
    }

    private static IHealthChecksBuilder Ask<TCheck>(this IHealthChecksBuilder checks, string name, HealthStatus whenSilent) where TCheck
        : class, IHealthCheck =>
        checks.AddCheck<TCheck>(name, whenSilent);
}
