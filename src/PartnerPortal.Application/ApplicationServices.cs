using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PartnerPortal.Application.Exchange;
using PartnerPortal.Application.Finance;
using PartnerPortal.Application.Overview;
using PartnerPortal.Application.People;
using PartnerPortal.Application.Platform;
using PartnerPortal.Application.Program;
using PartnerPortal.Application.Sales;

namespace PartnerPortal.Application;

/// <summary>The use cases and queries of all areas, in their line.</summary>
public static class ApplicationServices
{
    /// <param name="services">The host's services; the database and the documents are added apart.</param>
    /// <param name="configuration">Names the vendor.</param>
    public static IServiceCollection AddApplication(this IServiceCollection services, IConfiguration configuration) => services
        .AddPlatform(configuration)
        .AddPeople()
        .AddProgram()
        .AddSales()
        .AddFinance(configuration)
        .AddExchange()
        .AddOverview();
}
