using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace PartnerPortal.Web.Endpoints;

/// <summary>For load balancers and watchdogs: alive is the process, ready is the process with its database.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        endpoints.MapHealthChecks("/health/ready").AllowAnonymous();
    }
}
