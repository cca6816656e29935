using Npgsql;

namespace PartnerPortal.Data.LocalCluster;

/// <summary>
/// The database server of this process: the one a connection string names, or the private cluster when none is configured.
/// </summary>
public sealed class PortalServer : IAsyncDisposable
{
    private readonly ClusterLease? _lease;

    private PortalServer(PortalConnection connection, ClusterLease? lease)
    {
        Connection = connection;
        _lease = lease;
    }

    public PortalConnection Connection { get; }

    /// <summary>For backup and restore: as the one who sees most, which is the superuser of a private cluster and else the owner.</summary>
    public string MaintenanceConnection =>
        _lease?.ConnectionString(ClusterCreation.Database, ClusterCreation.SuperRole) ?? Connection.Owner;

    /// <summary>Whether the portal runs the server itself.</summary>
    public bool IsPrivate => _lease is not null;

    /// <summary>Starts a private server again that was killed; any other is somebody else's to start.</summary>
    /// <returns>Whether it had to be started.</returns>
    public Task<bool> ReviveAsync(CancellationToken ct) => _lease?.ReviveAsync(ct) ?? Task.FromResult(false);

    /// <summary>Puts the database of a private server aside, and makes an empty one in its place.</summary>
    /// <returns>The name under which the former one stays.</returns>
    public Task<string> SetAsideAsync(CancellationToken ct) => _lease is null
        ? throw new InvalidOperationException("Only a private server's database is the portal's to put aside")
        : ClusterCreation.RenewAsync(_lease, ct);

    /// <param name="portal">ConnectionStrings:Portal. Alone it serves for both: the portal then gives its rights up for its own role on
    /// every connection.</param>
    /// <param name="portalOwner">ConnectionStrings:PortalOwner, for a server where the two sign in apart.</param>
    /// <param name="dataDirectory">Where the private cluster lives.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<PortalServer> OpenAsync(string? portal, string? portalOwner, string dataDirectory, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(portal))
        {
            var lease = await PrivateCluster.AcquireAsync(dataDirectory, ct);
            return new PortalServer(lease.Connection, lease);
        }

        return string.IsNullOrWhiteSpace(portalOwner)
            ? new PortalServer(new PortalConnection(portal, AsAppRole(portal)), null)
            : new PortalServer(new PortalConnection(portalOwner, portal), null);
    }

    public ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        return _lease?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    private static string AsAppRole(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        builder.Options = $"{builder.Options} -c role={PortalConnection.AppRole}".Trim();
        return builder.ConnectionString;
    }
}
