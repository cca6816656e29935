using System.Security.Cryptography;
using System.Text;

namespace PartnerPortal.Data.LocalCluster;

/// <summary>Where a private cluster keeps its files: <c>pg</c> below the data directory, and a socket.</summary>
internal sealed record ClusterFolders
{
    private ClusterFolders(string root) => Root = root;

    public string Root { get; }

    /// <summary>The cluster itself. It exists only whole: it is made as <see cref="Unfinished"/> and renamed.</summary>
    public string Cluster => Path.Combine(Root, "cluster");

    public string Unfinished => Path.Combine(Root, "cluster.new");

    public string Log => Path.Combine(Cluster, "server.log");

    public string PidFile => Path.Combine(Cluster, "postmaster.pid");

    /// <summary>Held alone around each decision to start or to stop.</summary>
    public string StartLock => Path.Combine(Root, "start.lock");

    /// <summary>Held together by everybody who uses the server.</summary>
    public string UseLock => Path.Combine(Root, "use.lock");

    /// <summary>Short, because the address of a socket has room for 107 bytes and a data directory may lie deep.</summary>
    public string Socket => "/tmp/pp-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Root)))[..12];

    public string SocketFile => Path.Combine(Socket, ".s.PGSQL.5432");

    public string SocketLock => SocketFile + ".lock";

    /// <summary>The folders below a data directory, which is made when absent.</summary>
    public static ClusterFolders Under(string dataDirectory)
    {
        var root = Path.Combine(Path.GetFullPath(dataDirectory), "pg");
        try
        {
            Directory.CreateDirectory(root);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new EnvironmentLackException(
                $"The data directory {root} cannot be made: {e.Message}", "Set PORTAL_DATA to a folder that this user may write.", e);
        }

        return new ClusterFolders(root);
    }
}
