using System.Diagnostics;
using System.Globalization;

namespace PartnerPortal.Data.LocalCluster;

/// <summary>What a server that ended without warning left behind.</summary>
internal static class FormerServer
{
    /// <summary>
    /// Removes the notes of a server that is no more. PostgreSQL does so itself, but takes any process that has got the
    /// same number since, or one that is dead but not yet buried by its parent, for the server.
    /// </summary>
    public static void Forget(ClusterFolders folders)
    {
        foreach (var note in new[] { folders.PidFile, folders.SocketLock })
        {
            if (!File.Exists(note) || IsAlive(ReadPid(note))) continue;
            File.Delete(note);
            if (File.Exists(folders.SocketFile)) File.Delete(folders.SocketFile);
        }
    }

    /// <summary>Ends a server whose cluster was deleted under it: it would keep the socket of the new one.</summary>
    public static void EndOrphan(ClusterFolders folders)
    {
        if (!File.Exists(folders.SocketLock)) return;
        var pid = ReadPid(folders.SocketLock);
        if (IsAlive(pid))
        {
            using var server = Process.GetProcessById(pid);
            server.Kill();
            SpinWait.SpinUntil(() => !IsAlive(pid), TimeSpan.FromSeconds(10));
        }

        Forget(folders);
    }

    /// <summary>Whether a server lives that calls this cluster its own.</summary>
    public static bool IsAlive(ClusterFolders folders) => File.Exists(folders.PidFile) && IsAlive(ReadPid(folders.PidFile));

    private static int ReadPid(string note)
    {
        var first = File.ReadLines(note).FirstOrDefault();
        return int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : 0;
    }

    private static bool IsAlive(int pid)
    {
        try
        {
            var state = File.ReadAllText($"/proc/{pid}/stat");
            return state.Contains("(postgres)", StringComparison.Ordinal) && !state.Contains("(postgres) Z", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
