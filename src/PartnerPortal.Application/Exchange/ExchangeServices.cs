using Microsoft.Extensions.DependencyInjection;
using PartnerPortal.Application.Exchange.Exports;
using PartnerPortal.Application.Exchange.Imports;

namespace PartnerPortal.Application.Exchange;

/// <summary>What comes in and goes out as files.</summary>
public static class ExchangeServices
{
    public static IServiceCollection AddExchange(this IServiceCollection services) => services
        // Exports
        .AddSingleton<ExportFiles>()
        // Imports
        .AddSingleton<ImportFiles>();
}
