using System.CommandLine;
using System.Diagnostics;
using PartnerPortal.Application.Finance.Statements;
using PartnerPortal.Domain;

namespace PartnerPortal.Cli;

/// <summary><c>statements P --out DIR [--partner ID]</c>: one PDF per statement, named by its number, made on all cores.</summary>
internal static class StatementsVerb
{
    public static Command Create()
    {
        var period = new Argument<Month?>("period") { Description = "A closed month, YYYY-MM", CustomParser = MonthOption.Parse };
        var directory = new Option<string>(
            "--out") { Description = "The folder for the PDFs; it is made if it is missing", Required = true };
        var partner = new Option<string?>("--partner") { Description = "Only this partner" };
        var again = new Option<bool>("--again") { Description = "Make also those anew that are there" };
        var command = new Command("statements", "Write the statements of a month as PDF") { period, directory, partner, again };
        command.SetAction((parsed, ct) => PortalSession.RunAsync(
            (session, token) => RunAsync(
                session,
                new StatementFilesCommand(
                    PortalSession.ProgramId, parsed.GetValue(period)!.Value, parsed.GetValue(partner), parsed.GetValue(directory)!,
                    parsed.GetValue(again)),
                token),
            ct));
        return command;
    }

    private static async Task<int> RunAsync(PortalSession session, StatementFilesCommand command, CancellationToken ct)
    {
        var started = Stopwatch.StartNew();
        var count = await StepProgress.ShowAsync(report => session.Get<WriteStatementFiles>().RunAsync(command, new Report(report), ct));
        Console.Error.WriteLine(
            $"{count} statements in {started.Elapsed.TotalSeconds:0.0} s ({count / started.Elapsed.TotalSeconds:0} a second)");
        return ExitCode.Done;
    }

    private sealed class Report(Action<string, long, long> report) : IProgress<StatementFilesProgress>
    {
        void IProgress<StatementFilesProgress>.Report(StatementFilesProgress value) => report("typeset", value.Done, value.Total);
    }
}
