using System.CommandLine;
using PartnerPortal.Application.Exchange.Exports;
using PartnerPortal.Domain;

namespace PartnerPortal.Cli;

/// <summary><c>export ledger|balances|commissions --out FILE [--period P]</c>; <c>--out -</c> is stdout.</summary>
internal static class ExportVerb
{
    public static Command Create()
    {
        var kind = new Argument<string>("kind") { Description = "ledger, balances or commissions" };
        kind.AcceptOnlyFromAmong([.. Vocabulary<ExportKind>.Words]);
        var file = new Option<string>("--out") { Description = "The CSV file to write; - for standard output", Required = true };
        var period = new Option<Month?>(
            "--period") { Description = "Only this month; for commissions, what was earned in it", CustomParser = MonthOption.Parse };
        var command = new Command("export", "Write a CSV file of the ledger, the balances or the commissions") { kind, file, period };
        command.SetAction((parsed, ct) => PortalSession.RunAsync(
            (session, token) => WriteAsync(
                session,
                new ExportCommand(PortalSession.ProgramId, Vocabulary<ExportKind>.Parse(parsed.GetValue(kind)!), parsed.GetValue(period)),
                parsed.GetValue(file)!, token),
            ct));
        return command;
    }

    private static async Task<int> WriteAsync(PortalSession session, ExportCommand command, string file, CancellationToken ct)
    {
        var exports = session.Get<ExportFiles>();
        if (file == "-")
        {
            await using var output = Console.OpenStandardOutput();
            await exports.WriteAsync(command, output, ct);
            return ExitCode.Done;
        }

        return await OutputFile.WriteAsync(file, target => exports.WriteAsync(command, target, ct));
    }
}
