using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Sales.Customers;
using PartnerPortal.Application.Sales.Licensing;
using PartnerPortal.Web.Components.Layout;
using PartnerPortal.Web.Components.Platform.Search;
using PartnerPortal.Web.Components.Program.Partners.Staff;
using PartnerPortal.Web.Components.Sales.Customers;
using PartnerPortal.Web.Components.Sales.Licensing;
using PartnerPortal.Web.Endpoints;
using PartnerPortal.Web.Security;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Components.Sales;

/// <summary>What the pages of this area take, and where they are found.</summary>
internal static class SalesScreens
{
    public static IServiceCollection AddSalesScreens(this IServiceCollection services) => services
        .AddTexts<SalesTexts>()
        .AddAreaPolicy(AreaPolicies.Sales, Permission.SeeAllSales, Permission.SeeOwnSales)
        .AddAreaPolicy(AreaPolicies.Licences, Permission.SeeAllLicences, Permission.SeeOwnLicences)
        // Customers
        .AddSingleton<CustomersList>()
        .AddSingleton(new SearchGroup(
            CustomerSearch.Kind, "searchKind.Customer", "customers", (_, id) => "customers/" + Uri.EscapeDataString(id)))
        .AddPlace(PortalSections.Sales, 10, "place.customers", "customers", Permission.SeeAllSales, Permission.SeeOwnSales)
        .AddPartnerTab(50, "place.customers", "customers", Permission.SeeAllSales)
        // Licensing
        .AddSingleton<AllowancesList>()
        .AddPlace(PortalSections.Partners, 30, "place.licences", "licences", Permission.SeeAllLicences)
        .AddPlace(PortalSections.Licences, 10, "place.licences", "licences", Permission.SeeOwnLicences)
        .AddPartnerTab(60, "tab.licences", "licences", Permission.SeeAllLicences)
        .AddPlace(PortalSections.Settings, 20, "place.services", "settings/services", Permission.ManageServiceOffers);

    public static IEndpointRouteBuilder MapSalesScreens(this IEndpointRouteBuilder endpoints) => endpoints
        .MapList<CustomersList, CustomerListRow>("/customers/export", AreaPolicies.Sales)
        .MapListOfPartner<CustomersList, CustomerListRow>("customers", Permission.SeeAllSales)
        .MapList<AllowancesList, AllowanceListRow>("/licences/export", nameof(Permission.SeeAllLicences));
}
