using Microsoft.Extensions.Diagnostics.HealthChecks;
using PartnerPortal.Application.Platform;
using PartnerPortal.Data.LocalCluster;

namespace PartnerPortal.Web.Health;

/// <summary>There is room where the data directory lies: a tenth of the disk at least.</summary>
internal sealed class DiskHealth(IConfiguration configuration) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var space = EnvironmentFacts.FreeSpace(DataFolder.Of(configuration));
        return Task.FromResult(space.Ok ? HealthCheckResult.Healthy(space.Found) : HealthCheckResult.Unhealthy(space.Found));
    }
}
