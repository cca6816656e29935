using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using PartnerPortal.Data.Backups;
using PartnerPortal.Data.LocalCluster;

namespace PartnerPortal.Cli;

/// <summary><c>backup FILE</c>: the whole database as of one moment, also while the portal runs.</summary>
internal static class BackupVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The file to write; it appears only when it is whole" };
        var force = new Option<bool>("--force") { Description = "Replace a file of that name" };
        var command = new Command("backup", "Write the whole database into one file; the portal goes on meanwhile") { file, force };
        command.SetAction((parsed, ct) => PortalSession.RunOnServerAsync(
            (server, token) => RunAsync(server, parsed.GetValue(file)!, parsed.GetValue(force), token), ct));
        return command;
    }

    private static async Task<int> RunAsync(PortalServer server, string file, bool replace, CancellationToken ct)
    {
        var started = Stopwatch.StartNew();
        try
        {
            var bytes = await StepProgress.ShowAsync(report => BackUpDatabase.RunAsync(server, file, replace, new TableReport(report), ct));
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{file}: {bytes / 1e6:0.0} MB in {started.Elapsed.TotalSeconds:0.0} s. Try it now and then: ./portal restore into an empty PORTAL_DATA."));
            Console.Error.WriteLine(KeyNote());
            return ExitCode.Done;
        }
        catch (ToolFailedException failure)
        {
            return PortalSession.Fail(ExitCode.EnvironmentLacks, $"No backup was made. {failure.Message}");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return PortalSession.Fail(ExitCode.Usage, $"{file} cannot be written: {refused.Message}");
        }
    }

    private static string KeyNote()
    {
        var key = Path.GetFullPath(Path.Combine(PortalSession.DataDirectory, "portal.key"));
        var kept = File.Exists(key) ? key : "PORTAL_KEY (or portal.key of the web node's data directory)";
        return $"The portal's key is not in the backup. Keep a copy of {kept} somewhere else: without it people set up their second factor again.";
    }

    private sealed class TableReport(Action<string, long, long> report) : IProgress<string>
    {
        public void Report(string value) => report(value, 0, 1);
    }
}
