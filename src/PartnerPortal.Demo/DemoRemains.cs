using Microsoft.Extensions.Configuration;
using Npgsql;
using PartnerPortal.Data.LocalCluster;

namespace PartnerPortal.Demo;

/// <summary>
/// Half a demo, left by a first start that was cut off. On the portal's own server it is put aside and made anew, unless somebody has begun
/// to
/// work in it; on somebody else's it stays.
/// </summary>
internal static class DemoRemains
{
    private const string HasTables = "select to_regclass('users') is not null";

    // Who closed, and who can sign in.
    private const string OthersWorked = """
        select exists (select from close_run where started_by <> 'Demo') or exists (select from users where email not like '%@demo.example')
        """;

    public static async Task ClearAsync(PortalServer server, IConfiguration configuration, string data, CancellationToken ct)
    {
        if (!DemoMark.IsThere(data)) return;
        using var mark = DemoMark.TryTake(data);
        if (mark is null) return;
        if (!configuration.GetValue("Demo", true) || !server.IsPrivate || await OthersWorkedAsync(server, ct))
        {
            // What is there is somebody's from now on.
            mark.Remove();
            return;
        }

        var aside = await server.SetAsideAsync(ct);
        await Console.Error.WriteLineAsync(
            $"The first start was cut off while it made the demo: beginning anew. What there was of it stays as the database {aside}.");
    }

    private static async Task<bool> OthersWorkedAsync(PortalServer server, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(server.MaintenanceConnection);
        await connection.OpenAsync(ct);
        return await AskAsync(connection, HasTables, ct) && await AskAsync(connection, OthersWorked, ct);
    }

    private static async Task<bool> AskAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(ct) is true;
    }
}
