using Npgsql;
using PartnerPortal.Data.Files;
using PartnerPortal.Data.LocalCluster;
using PartnerPortal.Data.Migrations;

namespace PartnerPortal.Data.Backups;

/// <summary>
/// Writes the whole database into one file, as it stood at one moment; the portal goes on meanwhile. The file is in PostgreSQL's custom
/// format, appears under its name only when it is whole, and does not hold the portal's key.
/// </summary>
public static class BackUpDatabase
{
    private const string IsThere = "there is one already. Name another file, or say --force to replace it";
    private const string Contents = "dumping contents of table ";

    /// <param name="server">Whose database.</param>
    /// <param name="file">The file.</param>
    /// <param name="replace">Whether one of that name may be replaced.</param>
    /// <param name="progress">Gets the name of each table as its rows are read.</param>
    /// <param name="ct">Cancels; nothing is left behind.</param>
    /// <returns>The size of the file in bytes.</returns>
    /// <exception cref="EnvironmentLackException">PostgreSQL's programs are missing.</exception>
    /// <exception cref="ToolFailedException">The dump did not succeed.</exception>
    /// <exception cref="IOException">Something of that name is there.</exception>
    public static async Task<long> RunAsync(
        PortalServer server, string file, bool replace, IProgress<string>? progress, CancellationToken ct)
    {
        if (MarkedFile.IsOther(file)) throw new IOException("it is there and is no plain file");
        if (!replace && File.Exists(file)) throw new IOException(IsThere);
        var connection = new NpgsqlConnectionStringBuilder(server.MaintenanceConnection);
        var (major, isBound) = await AskAsync(connection.ConnectionString, ct);
        var tools = await PostgresTools.ForServerAsync(major, ct);
        var unfinished = $"{Path.GetFullPath(file)}.{Environment.ProcessId}.part";
        string[] whole = isBound ? ["--enable-row-security"] : [];
        try
        {
            // What the scheduler remembers is of the moment: a restored portal makes its tables anew and does nothing a second time.
            string[] line =
            [
                tools.PgDump, "--format=custom", "--verbose", "--no-password",
                $"--exclude-schema={JobTables.Schema}", .. whole, $"--file={unfinished}",
            ];
            using (var dump = ToolProcess.Start(line, connection, new Tables(progress))) await dump.EndAsync(ct);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(unfinished, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.Move(unfinished, file, replace);
            return new FileInfo(file).Length;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>The server's version, and whether the role is bound by row-level security.</summary>
    internal static async Task<(int Major, bool IsBound)> AskAsync(string connectionString, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("""
            select not (rolsuper or rolbypassrls) from pg_roles where rolname = current_user
            """, connection);
        return (connection.PostgreSqlVersion.Major, (bool)(await command.ExecuteScalarAsync(ct))!);
    }

    private sealed class Tables(IProgress<string>? progress) : IProgress<string>
    {
        public void Report(string value)
        {
            var at = value.IndexOf(Contents, StringComparison.Ordinal);
            if (at >= 0) progress?.Report(value[(at + Contents.Length)..].Trim('"').Replace("public.", "", StringComparison.Ordinal));
        }
    }
}
