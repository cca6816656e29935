using System.Collections.Concurrent;
using Npgsql;
using PartnerPortal.Data;
using PartnerPortal.Data.Migrations;

namespace PartnerPortal.Testing.LocalCluster;

/// <summary>
/// One real PostgreSQL for a whole test run, without the waiting for disks: the machine's own, or one in a container. Each test class takes
/// a
/// database of its own; the server goes away with the process.
/// </summary>
public static class TestCluster
{
    private static readonly Lazy<Task<ITestServer>> Server = new(StartAsync);
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Templates = new();
    private static int _databases;

    /// <summary>An empty database, or a copy of the template. Nobody may be connected to the template.</summary>
    public static async Task<PortalConnection> CreateDatabaseAsync(string? template = null)
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await CreateAsync(name, template ?? "template1");
        return ConnectionTo(await Server.Value, name);
    }

    /// <summary>
    /// The name of a database to copy from, itself begun as a copy of another template if one is named; the first who asks for it has it
    /// filled, the others wait.
    /// </summary>
    public static Task<string> TemplateAsync(string name, Func<PortalConnection, Task> fill, string? from = null) =>
        Templates.GetOrAdd(name, _ => new Lazy<Task<string>>(() => FillAsync(name, fill, from ?? "template1"))).Value;

    /// <summary>The template with the portal's tables and nothing in them but what the migrations put there.</summary>
    public static Task<string> MigratedAsync() =>
        TemplateAsync("migrated", connection => PortalMigrator.MigrateAsync(connection, CancellationToken.None));

    /// <summary>Removes a database whoever is connected: for tests that use them by the hundred.</summary>
    public static Task DropDatabaseAsync(string name) => ExecuteAsync($"drop database {name} with (force)");

    /// <summary>Any database of the test cluster as any role, such as the super role.</summary>
    public static async Task<string> ConnectionStringAsync(string database, string role) =>
        (await Server.Value).ConnectionString(database, role);

    private static PortalConnection ConnectionTo(ITestServer server, string database) => new(
        server.ConnectionString(database, PortalConnection.OwnerRole), server.ConnectionString(database, PortalConnection.AppRole));

    private static async Task<string> FillAsync(string name, Func<PortalConnection, Task> fill, string from)
    {
        await CreateAsync(name, from);
        var connection = ConnectionTo(await Server.Value, name);
        await fill(connection);
        foreach (var used in new[] { connection.Owner, connection.App })
        {
            await using var pooled = new NpgsqlConnection(used);
            NpgsqlConnection.ClearPool(pooled);
        }

        await ExecuteAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
        return name;
    }

    private static Task CreateAsync(string name, string template) =>
        ExecuteAsync($"create database {name} owner {PortalConnection.OwnerRole} template {template}");

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection((await Server.Value).ConnectionString("postgres", "postgres"));
        await connection.OpenAsync();
        // Creating or dropping a database waits for a checkpoint, which on a busy machine takes longer than the usual half minute.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<ITestServer> StartAsync() =>
        ContainerTestServer.IsWanted ? await ContainerTestServer.StartAsync() : await PrivateTestServer.StartAsync();
}
