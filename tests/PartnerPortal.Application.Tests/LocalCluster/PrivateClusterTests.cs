using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Npgsql;
using PartnerPortal.Data.LocalCluster;
using PartnerPortal.Testing.LocalCluster;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.LocalCluster;

[UnsupportedOSPlatform("windows")]
public sealed class PrivateClusterTests : IDisposable
{
    // As mktemp makes it: nobody else may enter, so the unprivileged user of root's server cannot either.
    private readonly string _folder = Directory.CreateTempSubdirectory("partnerportal-cluster-").FullName;

    private string Data => Path.Combine(_folder, "data");

    private string PidFile => Path.Combine(Data, "pg", "cluster", "postmaster.pid");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Two_leases_share_one_server_and_the_last_one_stops_it()
    {
        var leases = await Task.WhenAll(AcquireAsync(), AcquireAsync());
        (await StartedAtAsync(leases[0])).ShouldBe(await StartedAtAsync(leases[1]));

        await leases[0].DisposeAsync();
        await StartedAtAsync(leases[1]);

        await leases[1].DisposeAsync();
        File.Exists(PidFile).ShouldBeFalse();
    }

    [Fact]
    public async Task A_killed_server_is_started_again_by_the_next_who_comes_with_all_that_was_committed()
    {
        await using var killed = await AcquireAsync(ClusterDurability.Full);
        await AskAsync(killed.Connection.Owner, "create table kept (word text); insert into kept values ('committed'); select 1");
        var pid = int.Parse((await File.ReadAllLinesAsync(PidFile))[0], CultureInfo.InvariantCulture);
        using (var server = Process.GetProcessById(pid))
        {
            server.Kill();
            await server.WaitForExitAsync();
        }


        await using var next = await AcquireAsync(ClusterDurability.Full);
        NpgsqlConnection.ClearAllPools();
        (await AskAsync(next.Connection.Owner, "select word from kept")).ShouldBe("committed");
    }

    [Fact]
    public async Task Who_holds_a_lease_can_start_a_killed_server_again()
    {
        await using var lease = await AcquireAsync();
        (await lease.ReviveAsync(CancellationToken.None)).ShouldBeFalse();
        using (var server = Process.GetProcessById(int.Parse((await File.ReadAllLinesAsync(PidFile))[0], CultureInfo.InvariantCulture)))
        {
            server.Kill();
            await server.WaitForExitAsync();
        }

        (await lease.ReviveAsync(CancellationToken.None)).ShouldBeTrue();
        NpgsqlConnection.ClearAllPools();
        await StartedAtAsync(lease);
    }

    [Fact]
    public async Task A_note_of_a_server_that_is_no_more_and_a_half_made_cluster_stop_nobody()
    {
        await (await AcquireAsync()).DisposeAsync();
        await File.WriteAllTextAsync(PidFile, $"{Environment.ProcessId}\n{Data}\n");
        Directory.CreateDirectory(Path.Combine(Data, "pg", "cluster.new", "base"));

        await using var lease = await AcquireAsync();
        await StartedAtAsync(lease);
    }

    [Fact]
    public async Task The_portal_owns_nothing_and_cannot_pass_row_security()
    {
        var connection = await TestCluster.CreateDatabaseAsync();
        const string sql = """
            select concat_ws(' ', rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole)
            from pg_roles where rolname = current_user
            """;
        (await AskAsync(connection.App, sql)).ShouldBe("portal_app f f f f");
        (await AskAsync(connection.Owner, sql)).ShouldBe("portal_owner f f t t");
        (await AskAsync(connection.App, """
            select count(*) from pg_shdepend where refobjid = 'portal_app'::regrole and deptype = 'o'
            """)).ShouldBe(0L);
        var refusal = await Should.ThrowAsync<PostgresException>(() => AskAsync(connection.App, "create table mine (word text)"));
        refusal.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task What_is_committed_survives_a_loss_of_power()
    {
        await using var lease = await PrivateCluster.AcquireAsync(Data, CancellationToken.None);
        var facts = await EnvironmentFacts.ReadServerAsync(lease.Connection.App, CancellationToken.None);
        facts.Where(fact => !fact.Ok).ShouldBeEmpty();
        facts.Select(fact => fact.Name).ShouldBe(["PostgreSQL server", "fsync", "full_page_writes", "synchronous_commit", "Row security"]);
    }

    [Fact]
    public async Task A_socket_folder_that_others_may_enter_is_refused()
    {
        await (await AcquireAsync()).DisposeAsync();
        var socket = ClusterFolders.Under(Data).Socket;
        Directory.CreateDirectory(
            socket, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);

        (await Should.ThrowAsync<EnvironmentLackException>(() => AcquireAsync())).HowToMend.ShouldBe($"rm -r {socket}");
        Directory.Delete(socket);
    }

    private Task<ClusterLease> AcquireAsync(ClusterDurability durability = ClusterDurability.None) =>
        PrivateCluster.AcquireAsync(Data, durability, CancellationToken.None);

    private static Task<object?> StartedAtAsync(ClusterLease lease) => AskAsync(lease.Connection.App, "select pg_postmaster_start_time()");

    private static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
