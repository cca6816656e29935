using Microsoft.Win32.SafeHandles;

namespace PartnerPortal.Data.Files;

/// <summary>
/// A plain file of a folder: checked before it is opened, and opened as what was checked, whoever changes names in between. Elsewhere than
/// on
/// Linux the name is checked alone.
/// </summary>
public sealed class MarkedFile : IDisposable
{
    private readonly string _path;
    private readonly SafeFileHandle? _mark;

    private MarkedFile(string path, SafeFileHandle? mark)
    {
        _path = path;
        _mark = mark;
    }

    /// <summary>Marks a file.</summary>
    /// <param name="folder">Within this folder, links followed.</param>
    /// <param name="name">The file's name there.</param>
    /// <returns>Null when there is none of that name.</returns>
    /// <exception cref="IOException">It is no plain file within the folder; the message says why.</exception>
    public static MarkedFile? TryMark(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (!OperatingSystem.IsLinux()) return TryMarkByName(folder, path);
        var mark = LinuxFile.TryMark(path);
        try
        {
            if (mark is null)
                return new FileInfo(path).LinkTarget is null ? null : throw new IOException("a link to a file that is not there");
            if (!LinuxFile.IsRegular(mark)) throw new IOException("not a file: a folder, a pipe, a socket or a device");
            if (!IsWithin(LinuxFile.RealPath(mark), RealPath(folder))) throw new IOException("a link that leads out of the folder");
            return new MarkedFile(path, mark);
        }
        catch
        {
            mark?.Dispose();
            throw;
        }
    }

    /// <summary>Whether something stands under a name that is no plain file, so that nothing may be written in its place.</summary>
    public static bool IsOther(string path)
    {
        if (!OperatingSystem.IsLinux()) return Directory.Exists(path);
        using var mark = LinuxFile.TryMark(path);
        return mark is not null && !LinuxFile.IsRegular(mark);
    }

    /// <summary>Opens it to be read from its beginning to its end, in pieces that the reader chooses.</summary>
    public FileStream Open() => new(
        _mark is null ? _path : LinuxFile.ThroughMark(_mark), FileMode.Open, FileAccess.Read, FileShare.Read, 0,
        FileOptions.SequentialScan);

    public void Dispose() => _mark?.Dispose();

    private static MarkedFile? TryMarkByName(string folder, string path)
    {
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true);
        if (target is { Exists: false }) throw new IOException("a link to a file that is not there");
        if (target is not null && !IsWithin(target.FullName, Path.GetFullPath(folder)))
            throw new IOException("a link that leads out of the folder");
        if (Directory.Exists(path)) throw new IOException("not a file: a folder");
        return File.Exists(path) ? new MarkedFile(path, null) : null;
    }

    private static string RealPath(string folder)
    {
        using var mark = LinuxFile.TryMark(folder) ?? throw new IOException("the folder has gone");
        return LinuxFile.RealPath(mark);
    }

    private static bool IsWithin(string path, string folder) => path.StartsWith(folder.TrimEnd('/') + '/', StringComparison.Ordinal);
}
