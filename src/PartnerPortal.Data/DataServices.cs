using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace PartnerPortal.Data;

public static class DataServices
{
    /// <summary>The database as the portal's own role.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="connection">Where it is.</param>
    /// <param name="commandTimeout">How long one command may take; null for as long as it needs.</param>
    public static IServiceCollection AddPortalData(this IServiceCollection services, PortalConnection connection, TimeSpan? commandTimeout) => services
        .AddSingleton(connection)
        .AddSingleton(_ => NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(connection.App) { CommandTimeout = (int?)commandTimeout?.TotalSeconds ?? 0 }))
        .AddSingleton<PortalDatabase>();
}
