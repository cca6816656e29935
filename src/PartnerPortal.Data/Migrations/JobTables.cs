using System.Text.RegularExpressions;
using Hangfire.PostgreSql;
using Npgsql;
using PartnerPortal.Data.LocalCluster;

namespace PartnerPortal.Data.Migrations;

/// <summary>
/// The tables of the job scheduler. Their text comes with its package, which numbers its own versions; the owner runs it, and the portal's
/// role may then read and write them and change nothing else.
/// </summary>
public static partial class JobTables
{
    public const string Schema = "hangfire";

    // Two that start at once wait for each other.
    private const string Alone = "select pg_advisory_lock(hashtextextended('partner-portal/job-tables', 0))";

    private const string Found = $"select to_regclass('{Schema}.schema') is not null";

    private const string FoundVersion = $"select coalesce(max(version), 0) from {Schema}.schema";

    private const string MayCreate =
        $"select has_database_privilege(current_database(), 'create') or to_regnamespace('{Schema}') is not null";

    private const string Grants = $"""
        grant usage on schema {Schema} to {PortalConnection.AppRole};
        grant select, insert, update, delete on all tables in schema {Schema} to {PortalConnection.AppRole};
        grant usage, select on all sequences in schema {Schema} to {PortalConnection.AppRole};
        revoke insert, update, delete on {Schema}.schema from {PortalConnection.AppRole};
        """;

    /// <summary>The newest version that the package brings.</summary>
    private static int Newest { get; } = typeof(PostgreSqlObjectsInstaller).Assembly.GetManifestResourceNames()
        .Select(name => VersionOfScript().Match(name)).Where(match => match.Success)
        .Max(match => int.Parse(match.Groups[1].ValueSpan, null));

    /// <summary>Makes the tables, or brings them to the package's version; does nothing where they are.</summary>
    /// <exception cref="EnvironmentLackException">The owner may not create a schema.</exception>
    internal static async Task InstallAsync(string owner, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(ct);
        if (await IsNewestAsync(connection, ct)) return;
        await ExecuteAsync(connection, Alone, ct);
        try
        {
            await InstallAloneAsync(connection, ct);
        }
        finally
        {
            // A pooled connection would keep it until somebody used it again.
            await ExecuteAsync(connection, "select pg_advisory_unlock_all()", CancellationToken.None);
        }
    }

    private static async Task InstallAloneAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        if (await IsNewestAsync(connection, ct)) return;
        if (!await AskAsync<bool>(connection, MayCreate, ct))
        {
            throw new EnvironmentLackException(
                $"The owner of the tables may not create the schema {Schema} in this database.",
                $"As its administrator: grant create on database {connection.Database} to the role {connection.UserName}.");
        }

        PostgreSqlObjectsInstaller.Install(connection, Schema);
        await ExecuteAsync(connection, Grants, ct);
    }

    private static async Task<bool> IsNewestAsync(NpgsqlConnection connection, CancellationToken ct) =>
        await AskAsync<bool>(connection, Found, ct) && await AskAsync<int>(connection, FoundVersion, ct) >= Newest
        && await AskAsync<bool>(connection, $"select has_table_privilege('{PortalConnection.AppRole}', '{Schema}.jobqueue', 'delete')", ct);

    private static async Task<T> AskAsync<T>(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(ct))!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    [GeneratedRegex(@"\.Install\.v(\d+)\.sql$")]
    private static partial Regex VersionOfScript();
}
