using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace PartnerPortal.Web.Security;

/// <summary>Who may have pages open, how many, and how long the portal keeps one that lost its connection.</summary>
internal static class CircuitServices
{
    public static void AddPortalCircuits(this IServiceCollection services)
    {
        services.AddScoped<AuthenticationStateProvider, CircuitRevalidation>();
        services.AddSingleton<OpenPages>();
        services.AddScoped<CircuitHandler, CircuitCount>();
        services.AddScoped<CircuitHandler, CircuitGuard>();
        services.Configure<CircuitOptions>(options =>
        {
            (options.DisconnectedCircuitMaxRetained, options.DisconnectedCircuitRetentionPeriod) = (100, TimeSpan.FromMinutes(3));
            (options.PersistedCircuitInMemoryMaxRetained, options.PersistedCircuitInMemoryRetentionPeriod) = (
                100, TimeSpan.FromMinutes(10));
        });
    }
}
