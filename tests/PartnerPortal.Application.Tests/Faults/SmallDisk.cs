using System.Diagnostics;

namespace PartnerPortal.Application.Tests.Faults;

/// <summary>A disk of a few hundred megabytes in memory, which can be filled up. Only who may mount one can have one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const long Megabyte = 1024 * 1024;
    private readonly DirectoryInfo _folder;

    private SmallDisk(DirectoryInfo folder) => _folder = folder;

    public string Path => _folder.FullName;

    private string Filler => System.IO.Path.Combine(Path, "filler");

    /// <returns>Null where mounting is not allowed.</returns>
    public static SmallDisk? TryMount(int megabytes)
    {
        var folder = Directory.CreateTempSubdirectory("small-disk-");
        if (Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=755", "tmpfs", folder.FullName))
            return new SmallDisk(folder);
        folder.Delete();
        return null;
    }

    /// <summary>Fills it up to a rest.</summary>
    public void FillUpTo(int kilobytesLeft)
    {
        var free = new DriveInfo(Path).AvailableFreeSpace - kilobytesLeft * 1024L;
        var megabyte = new byte[Megabyte];
        using var filler = File.Create(Filler);
        for (; free > 0; free -= Megabyte) filler.Write(megabyte, 0, (int)Math.Min(free, Megabyte));
    }

    public void Free() => File.Delete(Filler);

    public void Dispose()
    {
        Run("umount", "--lazy", Path);
        _folder.Delete();
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
