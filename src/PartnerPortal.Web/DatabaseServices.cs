using Microsoft.EntityFrameworkCore;
using Npgsql;
using PartnerPortal.Data;

namespace PartnerPortal.Web;

/// <summary>How components reach the database: always as the portal's own role.</summary>
internal static class DatabaseServices
{
    // A request may meet the limit once, with the time to connect and to give up added, and still answers within 30 seconds.
    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(12);

    // A step of a large month takes its time; what hangs longer than this never ends.
    private static readonly TimeSpan LongestCommand = TimeSpan.FromMinutes(10);

    public static void AddPortalDatabase(this IServiceCollection services, PortalConnection connection)
    {
        services.AddPortalData(connection, LongestRequest, LongestCommand);
        // People are not partner-owned rows, so that signing in needs no scope.
        services.AddDbContext<PortalDbContext>((provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
    }
}
