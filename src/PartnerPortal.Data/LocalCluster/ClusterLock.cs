using System.Diagnostics;

namespace PartnerPortal.Data.LocalCluster;

/// <summary>
/// Locks on files between processes. On Linux a FileStream's share mode is a flock, which the kernel releases when its
/// process ends, however it ends.
/// </summary>
internal static class ClusterLock
{
    // The error of a lock held by another: EWOULDBLOCK on Linux and on macOS.
    private static readonly int[] HeldElsewhere = [11, 35];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Waits until no other process holds the lock.</summary>
    public static async Task<FileStream> TakeAsync(string path, CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            if (TryTake(path) is { } taken) return taken;
            if (waited.Elapsed > Patience)
            {
                throw new EnvironmentLackException(
                    $"Another command has been starting or stopping the database for {Patience.TotalMinutes} minutes; it holds {path}.",
                    "End that command and try again.");
            }

            await Task.Delay(15, ct);
        }
    }

    /// <summary>The lock for oneself alone, or null when others hold it.</summary>
    public static FileStream? TryTake(string path) => Open(path, FileShare.None);

    /// <summary>The lock together with others; null while one holds it alone.</summary>
    public static FileStream? TryShare(string path) => Open(path, FileShare.ReadWrite);

    private static FileStream? Open(string path, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share);
        }
        catch (IOException e) when (HeldElsewhere.Contains(e.HResult))
        {
            return null;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new EnvironmentLackException(
                $"The lock {path} belongs to another user.", "Run as the user who made the data directory, or set PORTAL_DATA to another.",
                e);
        }
    }
}
