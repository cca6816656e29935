using System.Diagnostics;
using PartnerPortal.Data;
using PartnerPortal.Testing;

namespace PartnerPortal.Application.Tests.Backups;

/// <summary>The command line as it was built, as a process of its own.</summary>
internal static class PortalCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>On a database of a server.</summary>
    public static Task<(int Code, string Output, string Messages)> RunAsync(PortalConnection connection, params string[] arguments) =>
        RunAsync(
        new Dictionary<string,
        string> { ["ConnectionStrings__Portal"] = connection.App, ["ConnectionStrings__PortalOwner"] = connection.Owner }, arguments);

    /// <summary>On the private cluster of a data directory.</summary>
    public static Task<(int Code, string Output, string Messages)> RunAsync(string data, params string[] arguments) =>
        RunAsync(new Dictionary<string, string> { ["PORTAL_DATA"] = data }, arguments);

    private static async Task<(int Code, string Output, string Messages)> RunAsync(
        Dictionary<string, string> environment, string[] arguments)
    {
        var start = new ProcessStartInfo(
            "dotnet", [Repository.Cli, .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var messages = process.StandardError.ReadToEndAsync(patience.Token);
        var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, output.TrimEnd(), await messages);
    }
}
