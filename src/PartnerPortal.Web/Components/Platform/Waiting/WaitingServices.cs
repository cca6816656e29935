using PartnerPortal.Web.Components.Kit;

namespace PartnerPortal.Web.Components.Platform.Waiting;

/// <summary>How an area shows at home what waits in it.</summary>
internal static class WaitingServices
{
    /// <inheritdoc cref="WaitingLine(int, string, string, Tone)"/>
    public static IServiceCollection AddWaiting(this IServiceCollection services, int order, string key, string href, Tone tone) =>
        services.AddSingleton(new WaitingLine(order, key, href, tone));
}
