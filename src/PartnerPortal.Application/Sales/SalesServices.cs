using Microsoft.Extensions.DependencyInjection;
using PartnerPortal.Application.Sales.Customers;
using PartnerPortal.Application.Sales.Licensing;

namespace PartnerPortal.Application.Sales;

/// <summary>Customers, allowances, licences and services for own use.</summary>
public static class SalesServices
{
    public static IServiceCollection AddSales(this IServiceCollection services) => services
        // Customers
        .AddSingleton(CustomerSearch.Source)
        .AddSingleton<CustomerQueries>()
        // Licensing
        .AddSingleton<LicenceQueries>()
        .AddSingleton<AllowanceList>()
        .AddSingleton<TakeLicence>()
        .AddSingleton<ReturnLicence>()
        .AddSingleton<OrderOwnUse>()
        .AddSingleton<EndOwnUseOrder>()
        .AddSingleton<GrantAllowance>()
        .AddSingleton<RevokeAllowance>()
        .AddSingleton<RecordUse>()
        .AddSingleton<RetractUse>()
        .AddSingleton<SaveOwnUseOffer>();
}
