using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;
using PartnerPortal.Data;
using PartnerPortal.Data.LocalCluster;

namespace PartnerPortal.Application.Tests.LocalCluster;

/// <summary>
/// One real PostgreSQL for a whole test run, without the waiting for disks. Each test class takes a database of its own;
/// the cluster goes away with the process.
/// </summary>
public static class TestCluster
{
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), $"partnerportal-tests-{Environment.ProcessId}");
    private static readonly Lazy<Task<ClusterLease>> Lease = new(StartAsync);
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Templates = new();
    private static int _databases;

    // Kept for the life of the process: collected, it would close the shell's input before its time.
    private static Process? _clearing;

    /// <summary>An empty database, or a copy of the template. Nobody may be connected to the template.</summary>
    public static async Task<PortalConnection> CreateDatabaseAsync(string? template = null)
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await CreateAsync(name, template ?? "template1");
        return (await Lease.Value).ConnectionTo(name);
    }

    /// <summary>The name of a database to copy from; the first who asks for it has it filled, the others wait.</summary>
    public static Task<string> TemplateAsync(string name, Func<PortalConnection, Task> fill) =>
        Templates.GetOrAdd(name, _ => new Lazy<Task<string>>(() => FillAsync(name, fill))).Value;

    /// <summary>Removes a database whoever is connected: for tests that use them by the hundred.</summary>
    public static Task DropDatabaseAsync(string name) => ExecuteAsync($"drop database {name} with (force)");

    /// <summary>Any database of the test cluster as any role, such as the super role.</summary>
    public static async Task<string> ConnectionStringAsync(string database, string role) =>
        (await Lease.Value).ConnectionString(database, role);

    private static async Task<string> FillAsync(string name, Func<PortalConnection, Task> fill)
    {
        await CreateAsync(name, "template1");
        var connection = (await Lease.Value).ConnectionTo(name);
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
        await using var connection = new NpgsqlConnection((await Lease.Value).ConnectionString("postgres", "postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<ClusterLease> StartAsync()
    {
        ClearAtExit();
        return await PrivateCluster.AcquireAsync(Folder, ClusterDurability.None, CancellationToken.None);
    }

    // A test host gets no time to clean up at its end. A shell does it, as soon as the host's end closes its input.
    private static void ClearAtExit()
    {
        const string script = """
            trap '' INT TERM HUP
            exec > /dev/null 2>&1
            cat
            pid=$(head -n 1 "$1/pg/cluster/postmaster.pid")
            kill -QUIT "$pid"
            for wait in $(seq 100); do kill -0 "$pid" || break; sleep 0.1; done
            rm -rf "$1" "$2"
            """;
        string[] line = ["-c", script, "sh", Folder, ClusterFolders.Under(Folder).Socket];
        _clearing = Process.Start(new ProcessStartInfo("sh", line) { RedirectStandardInput = true });
    }
}
