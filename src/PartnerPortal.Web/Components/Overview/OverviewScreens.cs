using PartnerPortal.Web.Components.Overview.Partners.Staff;

namespace PartnerPortal.Web.Components.Overview;

/// <summary>What the pages of this area take.</summary>
internal static class OverviewScreens
{
    public static IServiceCollection AddOverviewScreens(this IServiceCollection services) => services
        .AddSingleton<PartnersList>();
}
