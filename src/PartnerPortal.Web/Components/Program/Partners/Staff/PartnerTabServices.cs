using PartnerPortal.Application.Platform.Access;

namespace PartnerPortal.Web.Components.Program.Partners.Staff;

/// <summary>How an area adds a part to a partner's page.</summary>
internal static class PartnerTabServices
{
    /// <inheritdoc cref="PartnerTab(int, string, string, Permission[])"/>
    public static IServiceCollection AddPartnerTab(
        this IServiceCollection services, int order, string textKey, string path, params Permission[] anyOf) =>
        services.AddSingleton(new PartnerTab(order, textKey, path, anyOf));
}
