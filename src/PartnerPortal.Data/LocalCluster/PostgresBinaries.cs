using System.Globalization;
using System.Text.RegularExpressions;

namespace PartnerPortal.Data.LocalCluster;

/// <summary>The server programs of one PostgreSQL version on this machine.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    public const int OldestMajor = 15;
    public const string HowToMend = "Install it, on Debian or Ubuntu: apt-get install postgresql";
    private static readonly string[] Versioned = ["/usr/lib/postgresql", "/usr/local/lib/postgresql", "/opt/postgresql"];

    public string Initdb => Path.Combine(Folder, "initdb");

    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    public string Postgres => Path.Combine(Folder, "postgres");

    /// <summary>
    /// How whole pages are written smaller: lz4 costs less than PostgreSQL's own way, but a server built without it does not start.
    /// </summary>
    public string WalCompression => File.ReadAllBytes(Postgres).AsSpan().IndexOf("liblz4.so"u8) >= 0 ? "lz4" : "on";

    /// <summary>All usable versions, newest first; those on the PATH come last.</summary>
    public static async Task<IReadOnlyList<PostgresBinaries>> FindAsync(CancellationToken ct)
    {
        var found = Versioned.Where(Directory.Exists).SelectMany(Directory.GetDirectories).Select(FromVersionFolder)
            .OfType<PostgresBinaries>().OrderByDescending(each => each.Major).ToList();
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        foreach (var folder in path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (IsComplete(folder) && await AskAsync(folder, ct) is { } other) found.Add(other);
        }

        return [.. found.Where(each => each.Major >= OldestMajor)];
    }

    /// <summary>The newest version, for a cluster that is yet to be made.</summary>
    public static async Task<PostgresBinaries> NewestAsync(CancellationToken ct) =>
        await FindAsync(ct) is [var newest, ..]
            ? newest
            : throw new EnvironmentLackException($"There is no PostgreSQL server of version {OldestMajor} or newer here.", HowToMend);

    /// <summary>The version that an existing cluster was made with; no other can open it.</summary>
    public static async Task<PostgresBinaries> ForAsync(ClusterFolders folders, CancellationToken ct)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(folders.Cluster, "PG_VERSION"), ct);
        var major = int.Parse(text.Trim(), CultureInfo.InvariantCulture);
        var usual = new PostgresBinaries($"/usr/lib/postgresql/{major}/bin", major);
        if (IsComplete(usual.Folder)) return usual;
        return (await FindAsync(ct)).FirstOrDefault(each => each.Major == major)
            ?? throw new EnvironmentLackException(
                $"The cluster in {folders.Cluster} was made with PostgreSQL {major}, which is not installed.",
                $"Install it, on Debian or Ubuntu: apt-get install postgresql-{major}");
    }

    private static PostgresBinaries? FromVersionFolder(string folder)
    {
        var bin = Path.Combine(folder, "bin");
        return int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var major) && IsComplete(bin)
            ? new PostgresBinaries(bin, major)
            : null;
    }

    private static bool IsComplete(string folder) =>
        new[] { "initdb", "pg_ctl", "postgres" }.All(name => File.Exists(Path.Combine(folder, name)));

    private static async Task<PostgresBinaries?> AskAsync(string folder, CancellationToken ct)
    {
        var answer = await HostCommand.RunAsync([Path.Combine(folder, "postgres"), "--version"], ct);
        var number = MajorNumber().Match(answer.Output);
        return number.Success ? new PostgresBinaries(folder, int.Parse(number.Groups[1].Value, CultureInfo.InvariantCulture)) : null;
    }

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex MajorNumber();
}
