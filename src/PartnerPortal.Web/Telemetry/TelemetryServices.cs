using Microsoft.AspNetCore.Components.Server.Circuits;

namespace PartnerPortal.Web.Telemetry;

/// <summary>What the portal tells about its work.</summary>
internal static class TelemetryServices
{
    public static void AddPortalTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<CircuitHandler, CircuitTrace>();
        if (configuration[TelemetryExport.Endpoint] is { Length: > 0 }) services.AddHostedService<TelemetryExport>();
    }
}
