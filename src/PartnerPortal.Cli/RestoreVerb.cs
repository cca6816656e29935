using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using PartnerPortal.Data.Backups;
using PartnerPortal.Data.LocalCluster;

namespace PartnerPortal.Cli;

/// <summary><c>restore FILE</c>: a backup into an empty data directory or database, whole or not at all.</summary>
internal static class RestoreVerb
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "A file that backup wrote" };
        file.AcceptExistingOnly();
        var newKey = new Option<bool>(
            "--new-key") { Description = "The former portal.key is lost: people sign in anew and set up their authenticator apps again" };
        var command = new Command("restore", "Bring a backup into an empty data directory or database") { file, newKey };
        command.SetAction((parsed, ct) => PortalSession.RunOnServerAsync(
            (server, token) => RunAsync(server, parsed.GetValue(file)!.FullName, parsed.GetValue(newKey), token), ct));
        return command;
    }

    private static async Task<int> RunAsync(PortalServer server, string file, bool withNewKey, CancellationToken ct)
    {
        var started = Stopwatch.StartNew();
        try
        {
            await StepProgress.ShowAsync(async report =>
            {
                await RestoreDatabase.RunAsync(server, file, withNewKey, new StepReport(report), ct);
                return true;
            });
        }
        catch (InvalidDataException other)
        {
            return PortalSession.Fail(ExitCode.InputRefused, other.Message);
        }
        catch (ToolFailedException failure)
        {
            return PortalSession.Fail(
                ExitCode.EnvironmentLacks, $"Nothing was restored; the database is empty as before. {failure.Message}");
        }

        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Restored in {started.Elapsed.TotalSeconds:0.0} s."));
        Console.Error.WriteLine(
            "No mail goes until an administrator has decided under Settings / Mail: the portal before may have sent some of it.");
        var key = Path.GetFullPath(Path.Combine(PortalSession.DataDirectory, "portal.key"));
        if (!withNewKey && Environment.GetEnvironmentVariable("PORTAL_KEY") is not { Length: > 0 } && !File.Exists(key))
            Console.Error.WriteLine(
                $"Before the first start, bring the former portal.key to {key} or set PORTAL_KEY; if it is lost, restore with --new-key.");
        return ExitCode.Done;
    }

    private sealed class StepReport(Action<string, long, long> report) : IProgress<string>
    {
        public void Report(string value) => report(value, 0, 1);
    }
}
