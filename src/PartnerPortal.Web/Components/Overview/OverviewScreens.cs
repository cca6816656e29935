using PartnerPortal.Application.Overview.Partners;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Web.Components.Kit;
using PartnerPortal.Web.Components.Layout;
using PartnerPortal.Web.Components.Overview.Partners.Staff;
using PartnerPortal.Web.Components.Platform.Waiting;
using PartnerPortal.Web.Components.Program.Partners.Staff;
using PartnerPortal.Web.Endpoints;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Components.Overview;

/// <summary>What the pages of this area take, and where they are found.</summary>
internal static class OverviewScreens
{
    public static IServiceCollection AddOverviewScreens(this IServiceCollection services) => services
        .AddTexts<OverviewTexts>()
        // Earnings
        .AddPlace(PortalSections.Earnings, 10, "place.ledger", "earnings", Permission.SeeOwnLedger)
        // Home
        .AddPlace(PortalSections.Home, 10, "rail.home", "")
        // Partners
        .AddSingleton<PartnersList>()
        .AddPlace(PortalSections.Partners, 10, "place.partners", "partners", Permission.SeeAllPartners)
        .AddPartnerTab(10, "tab.overview", PartnerTab.Overview, Permission.SeeAllStatements)
        // Timeline
        .AddPlace(PortalSections.Company, 50, "place.timeline", "company/timeline", Permission.SeeOwnCompany)
        .AddPartnerTab(90, "place.timeline", "timeline", Permission.SeePartnerAgreements)
        // WorkItems
        .AddWaiting(50, "workItems", "holds", Tone.Red)
        .AddWaiting(60, "credits", "holds", Tone.Red)
        .AddWaiting(70, "withheld", "holds", Tone.Amber)
        .AddPlace(PortalSections.Money, 60, "place.holds", "holds", Permission.SeeWorkList);

    public static IEndpointRouteBuilder MapOverviewScreens(this IEndpointRouteBuilder endpoints) => endpoints
        .MapList<PartnersList, PartnerListRow>("/partners/export", nameof(Permission.SeeAllPartners));
}
