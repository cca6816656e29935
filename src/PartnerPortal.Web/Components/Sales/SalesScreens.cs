using PartnerPortal.Web.Components.Sales.Customers;
using PartnerPortal.Web.Components.Sales.Licensing;

namespace PartnerPortal.Web.Components.Sales;

/// <summary>What the pages of this area take.</summary>
internal static class SalesScreens
{
    public static IServiceCollection AddSalesScreens(this IServiceCollection services) => services
        .AddSingleton<AllowancesList>()
        .AddSingleton<CustomersList>();
}
