using Microsoft.Extensions.Localization;
using PartnerPortal.Web.Components.Finance;
using PartnerPortal.Web.Components.Layout;
using PartnerPortal.Web.Components.Overview;
using PartnerPortal.Web.Components.People;
using PartnerPortal.Web.Components.Platform;
using PartnerPortal.Web.Components.Platform.Search;
using PartnerPortal.Web.Components.Platform.Waiting;
using PartnerPortal.Web.Components.Program;
using PartnerPortal.Web.Components.Program.Partners.Staff;
using PartnerPortal.Web.Components.Sales;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Components;

/// <summary>The screens of all areas, in their line.</summary>
internal static class PortalScreens
{
    public static IServiceCollection AddPortalScreens(this IServiceCollection services) => services
        .AddPortalTexts()
        .AddSingleton<PortalMenu>()
        .AddPlatformScreens()
        .AddPeopleScreens()
        .AddProgramScreens()
        .AddSalesScreens()
        .AddFinanceScreens()
        .AddOverviewScreens();

    public static void MapPortalScreens(this WebApplication app)
    {
        // Put together now: what two areas brought under one name ends the start and not a page.
        app.Services.GetRequiredService<IStringLocalizer<WebTexts>>();
        app.Services.GetRequiredService<PortalMenu>();
        app.Services.GetRequiredService<PartnerParts>();
        app.Services.GetRequiredService<WaitingLines>();
        app.Services.GetRequiredService<SearchGroups>();

        app.MapPlatformScreens()
            .MapPeopleScreens()
            .MapProgramScreens()
            .MapSalesScreens()
            .MapFinanceScreens()
            .MapOverviewScreens();
    }
}
