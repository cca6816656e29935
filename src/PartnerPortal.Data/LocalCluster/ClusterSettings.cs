namespace PartnerPortal.Data.LocalCluster;

/// <summary>How the private server is set: a machine of two cores that does other things as well.</summary>
internal static class ClusterSettings
{
    private const long Mebibyte = 1024 * 1024;

    // A sixteenth of the memory: the server's share of a machine on which the portal and other things run. Taken as it is needed.
    private static readonly long SharedMebibytes = Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 16 / Mebibyte, 128, 2048);

    private static readonly string[] Always =
    [
        "listen_addresses=''", "port=5432", "unix_socket_permissions=0700", "max_connections=200",
        $"shared_buffers={SharedMebibytes}MB", "work_mem=16MB", "maintenance_work_mem=128MB",
        $"effective_cache_size={4 * SharedMebibytes}MB", "random_page_cost=1.1",
        "max_wal_size=2GB", "min_wal_size=160MB", "checkpoint_timeout=15min", "checkpoint_completion_target=0.9", "jit=off",
        "timezone=UTC", "log_timezone=UTC", "logging_collector=off",
        // A command that was killed must not go on in its session, holding locks.
        "client_connection_check_interval=2s",
    ];

    /// <summary>The settings as options of the server; pg_ctl hands them to a shell.</summary>
    public static string CommandLine(ClusterFolders folders, ClusterDurability durability, PostgresBinaries binaries) => string.Join(
        ' ', Always.Append($"unix_socket_directories={folders.Socket}").Append($"wal_compression={binaries.WalCompression}").Concat(
            Writes(durability))
            .Select(each => "-c " + each));

    /// <summary>What the program that makes the cluster is told besides.</summary>
    public static string[] OfCreation(ClusterDurability durability) => durability switch
    {
        ClusterDurability.Full => [],
        ClusterDurability.None => ["--no-sync"],
    };

    private static string[] Writes(ClusterDurability durability)
    {
        var state = durability switch { ClusterDurability.Full => "on", ClusterDurability.None => "off" };
        return [$"fsync={state}", $"full_page_writes={state}", $"synchronous_commit={state}"];
    }
}
