using System.Globalization;
using Npgsql;

namespace PartnerPortal.Data.LocalCluster;

/// <summary>Makes a cluster with its roles and its database. It appears under its name only when it is whole.</summary>
internal static class ClusterCreation
{
    public const string SuperRole = "postgres";
    public const string Database = "portal";

    /// <summary>One statement a line: that is what a server without clients reads.</summary>
    internal const string Roles = $"""
        create role {PortalConnection.OwnerRole} login createdb createrole nosuperuser nobypassrls
        create role {PortalConnection.AppRole} login nosuperuser nocreatedb nocreaterole nobypassrls
        grant {PortalConnection.AppRole} to {PortalConnection.OwnerRole} with admin option
        """;

    private const string Create = $"create database {Database} owner {PortalConnection.OwnerRole}";

    private const string Contents = $"{Roles}\n{Create}\n";

    private const string EndOthers = $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{Database}'";

    public static async Task CreateAsync(ClusterFolders folders, ClusterDurability durability, CancellationToken ct)
    {
        var binaries = await PostgresBinaries.NewestAsync(ct);
        var account = await ServerAccount.ForNewAsync(folders.Root, ct);
        FormerServer.EndOrphan(folders);
        if (Directory.Exists(folders.Unfinished)) Directory.Delete(folders.Unfinished, recursive: true);
        await RunAsync(account.Command(
        [
            binaries.Initdb, "--pgdata", folders.Unfinished, "--username", SuperRole, "--encoding=UTF8", "--locale=C",
            "--data-checksums", "--auth-local=trust", "--auth-host=reject", .. ClusterSettings.OfCreation(durability),
        ]), "", ct);
        await RunAsync(account.Command(binaries.Postgres, "--single", "-D", folders.Unfinished, "template1"), Contents, ct);
        Directory.Move(folders.Unfinished, folders.Cluster);
    }

    /// <summary>An empty database in place of the one there is, which stays under another name.</summary>
    /// <returns>Its name.</returns>
    public static async Task<string> RenewAsync(ClusterLease lease, CancellationToken ct)
    {
        var aside = string.Create(CultureInfo.InvariantCulture, $"{Database}_unfinished_{TimeProvider.System.GetUtcNow():yyyyMMdd_HHmmss}");
        await using var connection = new NpgsqlConnection(lease.ConnectionString("postgres", SuperRole));
        await connection.OpenAsync(ct);
        await ExecuteAsync(connection, EndOthers, ct);
        await ExecuteAsync(connection, $"alter database {Database} rename to {aside}", ct);
        await ExecuteAsync(connection, Create, ct);
        return aside;
    }

    // One by one: neither runs inside a transaction, as several together would.
    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task RunAsync(IEnumerable<string> line, string input, CancellationToken ct)
    {
        var outcome = await HostCommand.RunAsync(line, input, ct);
        if (outcome.Succeeded && !outcome.Output.Contains("ERROR:", StringComparison.Ordinal)) return;
        throw new EnvironmentLackException(
            $"PostgreSQL could not make a cluster: {outcome.Output}", "Mend what it says, or set PORTAL_DATA to another folder.");
    }
}
