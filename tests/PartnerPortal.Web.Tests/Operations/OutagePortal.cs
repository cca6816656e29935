using System.Diagnostics;
using System.Globalization;
using PartnerPortal.Data;
using PartnerPortal.Data.LocalCluster;

namespace PartnerPortal.Web.Tests.Operations;

/// <summary>A portal on a database server of its own, which tests stop, kill and start.</summary>
public sealed class OutagePortal : PortalServer
{
    private readonly string _folder = Directory.CreateTempSubdirectory("partnerportal-outage-").FullName;
    private ClusterLease? _lease;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Thaw();
        if (_lease is not null) await _lease.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>What the portal has logged so far.</summary>
    public IReadOnlyList<string> Output => Host!.Output;

    /// <summary>The server's processes stand still, connections stay open: as on a disk that hangs.</summary>
    public void Freeze() => Signal("STOP");

    public void Thaw() => Signal("CONT");

    /// <summary>All its processes are gone from one moment to the next.</summary>
    public void Kill() => Signal("KILL");

    /// <summary>Starts the server again after a kill.</summary>
    public async Task StartDatabaseAgainAsync()
    {
        var next = await PrivateCluster.AcquireAsync(_folder, ClusterDurability.None, CancellationToken.None);
        await _lease!.DisposeAsync();
        _lease = next;
    }

    protected override async Task<PortalConnection> OpenDatabaseAsync()
    {
        _lease = await PrivateCluster.AcquireAsync(_folder, ClusterDurability.None, CancellationToken.None);
        return _lease.Connection;
    }

    private void Signal(string name)
    {
        var server = int.Parse(
            File.ReadLines(Path.Combine(_folder, "pg", "cluster", "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        // The server before its children: it must not replace them meanwhile.
        foreach (var pid in Children(server).Prepend(server).Concat(Children(server)).Distinct().ToList())
        {
            using var kill = Process.Start("kill", [$"-{name}", pid.ToString(CultureInfo.InvariantCulture)]);
            kill.WaitForExit();
        }
    }

    private static IEnumerable<int> Children(int parent) => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : 0)
        .Where(pid => pid > 0 && ParentOf(pid) == parent);

    private static int ParentOf(int pid)
    {
        try
        {
            var fields = File.ReadAllText($"/proc/{pid}/stat");
            return int.Parse(fields[(fields.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
