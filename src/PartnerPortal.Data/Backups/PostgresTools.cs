using System.Globalization;
using System.Text.RegularExpressions;
using PartnerPortal.Data.LocalCluster;

namespace PartnerPortal.Data.Backups;

/// <summary>PostgreSQL's programs for dumping and restoring, of one version on this machine.</summary>
internal sealed partial record PostgresTools(string Folder, int Major)
{
    private static readonly string[] Programs = ["pg_dump", "pg_restore", "psql"];
    private static readonly string[] Versioned = ["/usr/lib/postgresql", "/usr/local/lib/postgresql", "/opt/postgresql"];

    public string PgDump => Path.Combine(Folder, "pg_dump");

    public string PgRestore => Path.Combine(Folder, "pg_restore");

    public string Psql => Path.Combine(Folder, "psql");

    /// <summary>The oldest that is no older than the server: pg_dump refuses a newer one.</summary>
    /// <exception cref="EnvironmentLackException">There is none.</exception>
    public static async Task<PostgresTools> ForServerAsync(int serverMajor, CancellationToken ct)
    {
        var found = new List<PostgresTools>();
        foreach (var folder in Folders().Where(IsComplete).Distinct())
        {
            var answer = await HostCommand.RunAsync([Path.Combine(folder, "pg_dump"), "--version"], ct);
            var number = MajorNumber().Match(answer.Output);
            if (number.Success) found.Add(new PostgresTools(folder, int.Parse(number.Groups[1].Value, CultureInfo.InvariantCulture)));
        }

        return found.Where(tools => tools.Major >= serverMajor).MinBy(tools => tools.Major) ?? throw new EnvironmentLackException(
            $"There is no pg_dump of version {serverMajor} or newer here.",
            $"Install it, on Debian or Ubuntu: apt-get install postgresql-client-{serverMajor}");
    }

    private static IEnumerable<string> Folders() =>
    [
        .. Versioned.Where(Directory.Exists).SelectMany(Directory.GetDirectories).Select(version => Path.Combine(version, "bin")),
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
    ];

    private static bool IsComplete(string folder) => Programs.All(name => File.Exists(Path.Combine(folder, name)));

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex MajorNumber();
}
