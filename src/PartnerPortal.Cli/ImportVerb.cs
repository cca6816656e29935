using System.CommandLine;
using System.Globalization;
using System.Text;
using PartnerPortal.Application.Exchange.Imports;
using PartnerPortal.Data.Files;
using PartnerPortal.Domain;

namespace PartnerPortal.Cli;

/// <summary><c>import DIR</c>: all or nothing; every fault goes to the rejects file.</summary>
internal static class ImportVerb
{
    public static Command Create()
    {
        var directory = new Argument<DirectoryInfo>("dir") { Description = "The folder with the files" };
        directory.AcceptExistingOnly();
        var rejects = new Option<string>(
            "--rejects") { Description = "Where faults are written", DefaultValueFactory = _ => "rejects.csv" };
        var command = new Command("import", "Read a folder of files, all or nothing") { directory, rejects };
        command.SetAction((parsed, ct) => PortalSession.RunAsync(
            (session, token) => RunAsync(session, parsed.GetValue(directory)!.FullName, parsed.GetValue(rejects)!, token), ct));
        return command;
    }

    public static async Task<int> RunAsync(PortalSession session, string directory, string rejectsFile, CancellationToken ct)
    {
        if (MarkedFile.IsOther(rejectsFile))
            return PortalSession.Fail(ExitCode.Usage, $"{rejectsFile} cannot be written: it is there and is no plain file.");
        ImportResult result;
        try
        {
            var command = new ImportCommand(directory, $"{Environment.UserName} (command line)", rejectsFile);
            result = await StepProgress.ShowAsync(report => session.Get<ImportFiles>().RunAsync(command, new Report(report), ct));
        }
        catch (RuleViolationException refused)
        {
            return PortalSession.Fail(ExitCode.InputRefused, refused.Message);
        }

        foreach (var file in result.Files)
            Console.Error.WriteLine($"{file.Name}: {file.New} new, {file.Unchanged} unchanged, {file.Refused} refused");
        foreach (var reject in result.FirstRejects)
            Console.Error.WriteLine(
                $"{reject.File}:{reject.Line}: {Visible(reject.Column)}: {Visible(reject.Reason)} ({Visible(reject.Value)})");
        Console.Error.WriteLine(result.RejectCount == 0
            ? $"Imported in {result.Elapsed.TotalSeconds:0.0} s"
            : $"Refused, nothing changed: {result.RejectCount} faults, all of them in {result.RejectsFile} ({result.Elapsed.TotalSeconds:0.0} s)");
        return result.RejectCount == 0 ? ExitCode.Done : ExitCode.InputRefused;
    }

    /// <summary>What stands in a file must not steer the terminal or turn its line around.</summary>
    private static string Visible(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        Rune.IsControl(rune)
            || Rune.GetUnicodeCategory(
                rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            ? $"\\u{rune.Value:X4}"
            : rune.ToString()));

    private sealed class Report(Action<string, long, long> report) : IProgress<ImportProgress>
    {
        void IProgress<ImportProgress>.Report(ImportProgress value) =>
            report($"{Vocabulary<ImportStep>.Text(value.Step)} {value.File}".TrimEnd(), value.Rows, 0);
    }
}
