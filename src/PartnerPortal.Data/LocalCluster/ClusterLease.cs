using Npgsql;

namespace PartnerPortal.Data.LocalCluster;

/// <summary>The right to use a private cluster. The server runs as long as anybody holds a lease, in whatever process.</summary>
public sealed class ClusterLease : IAsyncDisposable
{
    private readonly ClusterFolders _folders;
    private readonly ClusterServer _server;
    private FileStream? _use;

    internal ClusterLease(ClusterFolders folders, ClusterServer server, FileStream use)
    {
        _folders = folders;
        _server = server;
        _use = use;
    }

    /// <summary>The portal's database on this cluster.</summary>
    public PortalConnection Connection => ConnectionTo(ClusterCreation.Database);

    /// <summary>Any database on this cluster, for its owner and for the portal.</summary>
    public PortalConnection ConnectionTo(string database) =>
        new(ConnectionString(database, PortalConnection.OwnerRole), ConnectionString(database, PortalConnection.AppRole));

    /// <summary>Any database as any role of this cluster.</summary>
    public string ConnectionString(string database, string role) => new NpgsqlConnectionStringBuilder
    {
        Host = _folders.Socket,
        Port = 5432,
        Database = database,
        Username = role,
        ApplicationName = "PartnerPortal",
    }.ConnectionString;

    /// <summary>Starts the server again if it ended although somebody uses it: it was killed.</summary>
    /// <returns>Whether it had to be started.</returns>
    /// <exception cref="EnvironmentLackException">It does not start.</exception>
    public async Task<bool> ReviveAsync(CancellationToken ct)
    {
        if (FormerServer.IsAlive(_folders)) return false;
        await using var start = await ClusterLock.TakeAsync(_folders.StartLock, ct);
        if (_use is null || FormerServer.IsAlive(_folders)) return false;
        await _server.EnsureRunningAsync(ct);
        return true;
    }

    /// <summary>Gives the lease back; the last one stops the server and waits for it. A second call does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _use, null) is not { } use) return;
        await using var start = await ClusterLock.TakeAsync(_folders.StartLock, CancellationToken.None);
        await use.DisposeAsync();
        await using var last = ClusterLock.TryTake(_folders.UseLock);
        if (last is not null) await _server.StopAsync();
    }
}
