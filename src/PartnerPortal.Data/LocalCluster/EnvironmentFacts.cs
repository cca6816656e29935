using System.ComponentModel;
using System.Globalization;
using Npgsql;

namespace PartnerPortal.Data.LocalCluster;

/// <summary>Looks at what the portal needs from the machine and from its database server.</summary>
public static class EnvironmentFacts
{
    private const int OldestNode = 20;
    private const double LeastFreeShare = 0.10;

    // Older ones can be made to accept forged cookies (CVE-2026-40372).
    private static readonly Version OldestRuntime = new(10, 0, 7);
    private static readonly string[] DurableCommits = ["on", "remote_apply", "remote_write", "local"];

    /// <summary>The machine: programs, packages of the typesetting folder, room for data.</summary>
    public static async Task<IReadOnlyList<EnvironmentFact>> ReadMachineAsync(
        string dataDirectory, string typesettingDirectory, CancellationToken ct) =>
    [
        Runtime(),
        await PostgresAsync(ct),
        await NodeAsync(ct),
        TypesettingPackages(typesettingDirectory),
        FreeSpace(dataDirectory),
        await ChromiumAsync(ct),
    ];

    /// <summary>
    /// The server behind a connection: its version, that it keeps what it confirmed, that the role is bound by row security.
    /// </summary>
    public static async Task<IReadOnlyList<EnvironmentFact>> ReadServerAsync(string connectionString, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        return
        [
            new("PostgreSQL server", connection.PostgreSqlVersion.Major >= PostgresBinaries.OldestMajor,
                connection.PostgreSqlVersion.ToString(), $"Use a server of version {PostgresBinaries.OldestMajor} or newer."),
            await SettingAsync(connection, "fsync", ["on"], ct),
            await SettingAsync(connection, "full_page_writes", ["on"], ct),
            await SettingAsync(connection, "synchronous_commit", DurableCommits, ct),
            await RoleAsync(connection, ct),
        ];
    }

    private static EnvironmentFact Runtime() => new(
        ".NET runtime", Environment.Version >= OldestRuntime, Environment.Version.ToString(),
        $"Install .NET {OldestRuntime} or newer: apt-get install dotnet-sdk-10.0");

    private static async Task<EnvironmentFact> PostgresAsync(CancellationToken ct)
    {
        var found = await PostgresBinaries.FindAsync(ct);
        return new(
            "PostgreSQL programs", found.Count > 0, found.Count > 0 ? $"{found[0].Major} in {found[0].Folder}" : "none",
            PostgresBinaries.HowToMend + ", or set ConnectionStrings__Portal");
    }

    private static async Task<EnvironmentFact> NodeAsync(CancellationToken ct)
    {
        var version = await VersionAsync("node", ct);
        var major = version?.TrimStart('v').Split('.')[0];
        var ok = int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= OldestNode;
        return new("Node", ok, version ?? "none", $"Statements are set by Node {OldestNode} or newer: apt-get install nodejs npm");
    }

    private static EnvironmentFact TypesettingPackages(string folder)
    {
        var packages = Path.Combine(folder, "node_modules");
        var exist = Directory.Exists(packages);
        return new("Typesetting packages", exist, exist ? packages : "none", $"cd {folder} && npm ci");
    }

    /// <summary>Room where a folder lies; less than a tenth is too little.</summary>
    public static EnvironmentFact FreeSpace(string dataDirectory)
    {
        // Before the first start, and where nothing but the database is kept, the folder is not there.
        var existing = new DirectoryInfo(Path.GetFullPath(dataDirectory));
        while (!existing.Exists && existing.Parent is { } parent) existing = parent;
        var drive = new DriveInfo(existing.FullName);
        var share = (double)drive.AvailableFreeSpace / drive.TotalSize;
        var found = string.Create(CultureInfo.InvariantCulture, $"{share:P0} of {drive.TotalSize / 1e9:F0} GB");
        return new("Free space for data", share >= LeastFreeShare, found, $"Make room where {dataDirectory} lies, or move PORTAL_DATA.");
    }

    // The portal runs without it, so its absence is no fault.
    private static async Task<EnvironmentFact> ChromiumAsync(CancellationToken ct) => new(
        "Chromium", true, await VersionAsync("chromium", ct) ?? "none; only ./portal test needs it", "apt-get install chromium");

    private static async Task<string?> VersionAsync(string program, CancellationToken ct)
    {
        try
        {
            var answer = await HostCommand.RunAsync([program, "--version"], ct);
            return answer.Succeeded ? answer.Output.Split('\n')[0] : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static async Task<EnvironmentFact> SettingAsync(NpgsqlConnection connection, string name, string[] good, CancellationToken ct)
    {
        var value = await AskAsync(connection, $"select current_setting('{name}')", ct);
        return new(
            name, good.Contains(value), value, $"Confirmed money must survive a loss of power: alter system set {name} = on, and reload.");
    }

    private static async Task<EnvironmentFact> RoleAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        const string sql = """
            select case when rolsuper or rolbypassrls then 'bypasses' else 'bound' end
            from pg_roles where rolname = current_user
            """;
        var found = await AskAsync(connection, sql, ct);
        return new("Row security", found == "bound", found, "Connect as a role that is neither superuser nor has bypassrls.");
    }

    private static async Task<string> AskAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (string)(await command.ExecuteScalarAsync(ct))!;
    }
}
