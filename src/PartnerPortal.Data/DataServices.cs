using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace PartnerPortal.Data;

public static class DataServices
{
    // With the ten of the job scheduler a server's usual limit of 100 connections lets one node in whole, the private cluster's 200 two.
    private const int RequestConnections = 50;
    private const int WorkConnections = 20;

    private static readonly TimeSpan LongestConnecting = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The database as the portal's own role: for requests, and for work that asks for it by <see cref="PatientAttribute"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="connection">Where it is.</param>
    /// <param name="longestRequest">How long a transaction of a request may take in all, waiting included; null for as long as it
    /// needs.</param>
    /// <param name="longestCommand">How long one command of long work may take; null for as long as it needs.</param>
    public static IServiceCollection AddPortalData(
        this IServiceCollection services, PortalConnection connection, TimeSpan? longestRequest = null,
        TimeSpan? longestCommand = null) => services
        .AddSingleton(connection)
        .AddSingleton(_ => OpenSource(connection, RequestConnections, longestRequest, longestRequest is null ? null : LongestConnecting))
        .AddKeyedSingleton(PatientAttribute.Service, (_, _) => OpenSource(connection, WorkConnections, longestCommand, null))
        .AddSingleton(
            provider => new PortalDatabase(
                provider.GetRequiredService<NpgsqlDataSource>(), longestRequest, provider.GetService<TimeProvider>()))
        .AddKeyedSingleton(
            PatientAttribute.Service,
            (provider, key) => new PortalDatabase(
                provider.GetRequiredKeyedService<NpgsqlDataSource>(key), time: provider.GetService<TimeProvider>()));

    private static NpgsqlDataSource OpenSource(
        PortalConnection connection, int connections, TimeSpan? longestCommand, TimeSpan? longestConnecting)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection.App) { CommandTimeout = (int?)longestCommand?.TotalSeconds ?? 0 };
        builder.MaxPoolSize = Math.Min(builder.MaxPoolSize, connections);
        if (longestConnecting is { } longest) builder.Timeout = Math.Min(builder.Timeout, (int)longest.TotalSeconds);
        return NpgsqlDataSource.Create(builder);
    }
}
