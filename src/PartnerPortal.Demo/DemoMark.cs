namespace PartnerPortal.Demo;

/// <summary>
/// The file that says a demo is being made here: it is there from before the first row until after the last. Whoever holds it open makes
/// the demo; one that nobody holds was left by a start that was cut off.
/// </summary>
internal sealed class DemoMark : IDisposable
{
    private readonly FileStream _held;

    private DemoMark(FileStream held) => _held = held;

    /// <summary>Whether a demo was begun here and is not whole.</summary>
    public static bool IsThere(string data) => File.Exists(PathIn(data));

    /// <summary>Takes the mark, or makes it; null while another process has it.</summary>
    public static DemoMark? TryTake(string data)
    {
        try
        {
            Directory.CreateDirectory(data);
            return new DemoMark(new FileStream(PathIn(data), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The demo is whole.</summary>
    public void Remove() => File.Delete(_held.Name);

    public void Dispose() => _held.Dispose();

    private static string PathIn(string data) => Path.Combine(data, "demo-unfinished");
}
