using Microsoft.Extensions.DependencyInjection;
using PartnerPortal.Documents.Finance.Statements;
using PartnerPortal.Documents.Typesetting;

namespace PartnerPortal.Documents;

/// <summary>What this project offers to a host.</summary>
public static class DocumentServices
{
    /// <param name="options">Where and how many; the defaults suit a built and a published portal.</param>
    public static IServiceCollection AddDocuments(this IServiceCollection services, TypesettingOptions? options = null)
    {
        services.AddSingleton(options ?? new TypesettingOptions());
        services.AddSingleton<TypesettingPool>();
        services.AddSingleton<StatementPdf>();
        return services;
    }
}
