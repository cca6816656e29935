using PartnerPortal.Application.Platform.Access;

namespace PartnerPortal.Web.Components.Layout;

/// <summary>How an area puts its places on the map.</summary>
internal static class PlaceServices
{
    /// <inheritdoc cref="PortalPlace(PortalSection, int, string, string, Permission[])"/>
    public static IServiceCollection AddPlace(
        this IServiceCollection services, PortalSection section, int order, string textKey, string href, params Permission[] anyOf) =>
        services.AddSingleton(new PortalPlace(section, order, textKey, href, anyOf));
}
