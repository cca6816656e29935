using System.Diagnostics;
using System.Globalization;
using System.Text;
using Npgsql;

namespace PartnerPortal.Data.Backups;

/// <summary>
/// One run of a program of PostgreSQL. Where it connects to stands in its environment, not on its command line, which others can read.
/// </summary>
internal sealed class ToolProcess : IDisposable
{
    private readonly Process _process;
    private readonly Queue<string> _lastWords = new();
    private readonly Task _reading;

    private ToolProcess(Process process, IProgress<string>? progress)
    {
        _process = process;
        _reading = ReadMessagesAsync(progress);
    }

    public StreamWriter Input => _process.StandardInput;

    public StreamReader Output => _process.StandardOutput;

    /// <param name="line">The program and its arguments.</param>
    /// <param name="connection">Where it connects to; null for one that only reads a file.</param>
    /// <param name="progress">Gets each line that it says.</param>
    public static ToolProcess Start(IReadOnlyList<string> line, NpgsqlConnectionStringBuilder? connection, IProgress<string>? progress)
    {
        var start = new ProcessStartInfo(line[0], line.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var name in start.Environment.Keys.Where(key => key.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in connection is null ? [] : Connect(connection)) start.Environment[name] = value;
        start.Environment["LC_ALL"] = "C";
        return new ToolProcess(Process.Start(start)!, progress);
    }

    /// <summary>Waits for its end.</summary>
    /// <exception cref="ToolFailedException">It did not succeed; says its last words.</exception>
    public async Task EndAsync(CancellationToken ct)
    {
        await _process.WaitForExitAsync(ct);
        await _reading;
        if (_process.ExitCode != 0) throw new ToolFailedException(_process.StartInfo.FileName, string.Join('\n', _lastWords));
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private static IEnumerable<(string Name, string? Value)> Connect(NpgsqlConnectionStringBuilder connection)
    {
        yield return ("PGHOST", connection.Host);
        yield return ("PGPORT", connection.Port.ToString(CultureInfo.InvariantCulture));
        yield return ("PGDATABASE", connection.Database);
        yield return ("PGUSER", connection.Username);
        yield return ("PGAPPNAME", "PartnerPortal backup");
        // Row-level security asks for the scope: all rows, for a role that it binds.
        yield return ("PGOPTIONS", "-c portal.scope=all");
        yield return ("PGSSLMODE", connection.SslMode switch
        {
            SslMode.Disable => "disable",
            SslMode.Allow => "allow",
            SslMode.Prefer => "prefer",
            SslMode.Require => "require",
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            _ => "prefer",
        });
        if (connection.Password is { Length: > 0 } password) yield return ("PGPASSWORD", password);
        if (connection.RootCertificate is { Length: > 0 } root) yield return ("PGSSLROOTCERT", root);
    }

    private async Task ReadMessagesAsync(IProgress<string>? progress)
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            _lastWords.Enqueue(line);
            if (_lastWords.Count > 5) _lastWords.Dequeue();
            progress?.Report(line);
        }
    }
}
