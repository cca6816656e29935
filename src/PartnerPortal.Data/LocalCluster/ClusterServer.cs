using System.Diagnostics;
using System.Net.Sockets;

namespace PartnerPortal.Data.LocalCluster;

/// <summary>The server of one cluster: is it running, start it, stop it. Called under the start lock only.</summary>
internal sealed class ClusterServer(ClusterFolders folders, ClusterDurability durability)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Makes and starts what is not there yet; comes back when the server takes connections.</summary>
    public async Task EnsureRunningAsync(CancellationToken ct)
    {
        if (!Directory.Exists(folders.Cluster)) await ClusterCreation.CreateAsync(folders, durability, ct);
        if (!await IsReadyAsync(ct)) await StartAsync(ct);
        await CheckSocketAsync(ct);
    }

    /// <summary>Ends the server in order: connections are cut, everything is on disk.</summary>
    public async Task StopAsync()
    {
        if (FormerServer.IsAlive(folders)) await StopRunningAsync();
        if (Directory.Exists(folders.Socket)) Directory.Delete(folders.Socket, recursive: true);
    }

    private static string Timeout => $"--timeout={Patience.TotalSeconds}";

    private async Task StopRunningAsync()
    {
        var (binaries, account) = await WhoAsync(CancellationToken.None);
        var line = account.Command(binaries.PgCtl, "stop", "--pgdata", folders.Cluster, "--mode=fast", "--wait", Timeout, "--silent");
        var outcome = await HostCommand.RunAsync(line, CancellationToken.None);
        if (!outcome.Succeeded && FormerServer.IsAlive(folders))
            throw new EnvironmentLackException($"The database did not stop: {outcome.Output}", $"See {folders.Log}.");
    }

    private async Task<bool> IsReadyAsync(CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        while (FormerServer.IsAlive(folders))
        {
            if (Answers() && State() == "ready") return true;
            // It is starting, recovering or stopping: a command was killed while it waited for that.
            if (waited.Elapsed > Patience)
                throw new EnvironmentLackException("The database neither starts nor stops.", $"See {folders.Log}.");
            await Task.Delay(20, ct);
        }

        return false;
    }

    private async Task StartAsync(CancellationToken ct)
    {
        FormerServer.Forget(folders);
        var (binaries, account) = await WhoAsync(ct);
        if (!Directory.Exists(folders.Socket)) await HostCommand.RunAsync(account.Command("mkdir", "-m", "0700", folders.Socket), ct);
        await CheckSocketAsync(ct);
        var line = account.Command(
            binaries.PgCtl, "start", "--pgdata", folders.Cluster, "--log", folders.Log, "--wait", Timeout, "--silent",
            "--options", ClusterSettings.CommandLine(folders, durability, binaries)).ToList();
        var waited = Stopwatch.StartNew();
        while (!(await HostCommand.RunAsync(line, ct)).Succeeded)
        {
            // After a kill the old server's sessions need a moment to notice that they are alone.
            if (waited.Elapsed > TimeSpan.FromSeconds(15) || !LogTail().Contains("still in use", StringComparison.Ordinal))
                throw new EnvironmentLackException($"The database does not start: {LogTail()}", $"See {folders.Log}.");
            await Task.Delay(200, ct);
        }
    }

    private async Task<(PostgresBinaries Binaries, ServerAccount Account)> WhoAsync(CancellationToken ct)
    {
        var owner = (await FolderOwner.ReadAsync(ct, folders.Cluster))[0];
        return (await PostgresBinaries.ForAsync(folders, ct), await ServerAccount.ForExistingAsync(owner, folders.Cluster, ct));
    }

    // Whoever owns the socket's folder can play the server; the names in /tmp are free for anybody to take first.
    private async Task CheckSocketAsync(CancellationToken ct)
    {
        var owners = await FolderOwner.ReadAsync(ct, folders.Cluster, folders.Socket);
        if (owners[0].User == owners[1].User && owners[1].IsPrivate) return;
        throw new EnvironmentLackException(
            $"The socket folder {folders.Socket} does not belong to the owner of the database alone.", $"rm -r {folders.Socket}");
    }

    private bool Answers()
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(folders.SocketFile));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    // The eighth line of postmaster.pid: starting, ready or stopping.
    private string? State()
    {
        try
        {
            return File.ReadLines(folders.PidFile).ElementAtOrDefault(7)?.Trim();
        }
        catch (IOException)
        {
            return null;
        }
    }

    private string LogTail() => File.Exists(folders.Log) ? string.Join('\n', File.ReadLines(folders.Log).TakeLast(5)) : "it wrote no log";
}
