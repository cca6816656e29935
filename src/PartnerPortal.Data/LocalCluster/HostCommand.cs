using System.Diagnostics;

namespace PartnerPortal.Data.LocalCluster;

/// <summary>What a program of the machine answered: its exit code, and all it printed.</summary>
internal sealed record HostCommand(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>Runs a program to its end; cancelling ends it too.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program.</exception>
    public static async Task<HostCommand> RunAsync(IEnumerable<string> line, string input, CancellationToken ct)
    {
        using var process = Process.Start(Describe([.. line]))!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var errors = process.StandardError.ReadToEndAsync(ct);
            await SendAsync(process.StandardInput, input);
            await process.WaitForExitAsync(ct);
            return new HostCommand(process.ExitCode, (await output + await errors).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public static Task<HostCommand> RunAsync(IEnumerable<string> line, CancellationToken ct) => RunAsync(line, "", ct);

    private static ProcessStartInfo Describe(IReadOnlyList<string> line)
    {
        var start = new ProcessStartInfo(line[0], line.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        // PGPORT, PGDATA and their like describe somebody else's server.
        foreach (var name in start.Environment.Keys.Where(key => key.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        return start;
    }

    private static async Task SendAsync(StreamWriter target, string input)
    {
        try
        {
            await target.WriteAsync(input);
            target.Close();
        }
        catch (IOException)
        {
            // The program ended without reading all of it; its exit code tells why.
        }
    }
}
