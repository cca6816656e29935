namespace PartnerPortal.Data.LocalCluster;

/// <summary>
/// A PostgreSQL server of the portal's own, made and started from the machine's programs when it is first needed.
/// It listens on a socket that only its owner can reach.
/// </summary>
public static class PrivateCluster
{
    /// <summary>A lease on the cluster below a data directory. Any number of processes may ask at once.</summary>
    /// <exception cref="EnvironmentLackException">The machine lacks what it takes.</exception>
    public static Task<ClusterLease> AcquireAsync(string dataDirectory, CancellationToken ct) =>
        AcquireAsync(dataDirectory, ClusterDurability.Full, ct);

    internal static async Task<ClusterLease> AcquireAsync(string dataDirectory, ClusterDurability durability, CancellationToken ct)
    {
        var folders = ClusterFolders.Under(dataDirectory);
        await using var start = await ClusterLock.TakeAsync(folders.StartLock, ct);
        var use = ClusterLock.TryShare(folders.UseLock)
            ?? throw new EnvironmentLackException(
                $"The lock {folders.UseLock} is held by a program that is not the portal.", "End that program.");
        var server = new ClusterServer(folders, durability);
        try
        {
            await server.EnsureRunningAsync(ct);
            return new ClusterLease(folders, server, use);
        }
        catch
        {
            await use.DisposeAsync();
            throw;
        }
    }
}
