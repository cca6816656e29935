namespace PartnerPortal.Application.Tests.Faults;

/// <summary>Counts what happens to the files of a folder, and acts when the count reaches a number.</summary>
internal sealed class FileWatch : IDisposable
{
    private readonly FileSystemWatcher _watcher;
    private readonly Func<Task> _act;
    private readonly int _at;
    private int _seen;

    /// <param name="folder">Is watched from now on, without the folders in it.</param>
    /// <param name="at">The number of the event, from 1: a file begun, or one that got its name.</param>
    /// <param name="act">What happens then.</param>
    public FileWatch(string folder, int at, Func<Task> act)
    {
        (_at, _act) = (at, act);
        _watcher = new FileSystemWatcher(folder) { NotifyFilter = NotifyFilters.FileName };
        _watcher.Created += (_, _) => See();
        _watcher.Renamed += (_, _) => See();
        _watcher.EnableRaisingEvents = true;
    }

    public int Seen => _seen;

    public void Dispose() => _watcher.Dispose();

    private void See()
    {
        if (Interlocked.Increment(ref _seen) == _at) _act().GetAwaiter().GetResult();
    }
}
