using System.Diagnostics;
using PartnerPortal.Data.LocalCluster;

namespace PartnerPortal.Testing.LocalCluster;

/// <summary>The machine's own PostgreSQL as a private cluster in a folder that goes away with the process.</summary>
internal sealed class PrivateTestServer(ClusterLease lease) : ITestServer
{
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), $"partnerportal-tests-{Environment.ProcessId}");

    // Kept for the life of the process: collected, it would close the shell's input before its time.
    private static Process? _clearing;

    public static async Task<PrivateTestServer> StartAsync()
    {
        ClearAtExit();
        return new PrivateTestServer(await PrivateCluster.AcquireAsync(Folder, ClusterDurability.None, CancellationToken.None));
    }

    public string ConnectionString(string database, string role) => lease.ConnectionString(database, role);

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
