using System.CommandLine;
using PartnerPortal.Application.Finance.Ledger;

namespace PartnerPortal.Cli;

/// <summary><c>ledger-hash</c>: two ledgers that mean the same print the same.</summary>
internal static class LedgerHashVerb
{
    public static Command Create()
    {
        var command = new Command("ledger-hash", "Print the SHA-256 of the ledger's business content");
        command.SetAction((_, ct) => PortalSession.RunAsync(
            async (session, token) =>
            {
                Console.WriteLine(await session.Get<LedgerHash>().ComputeAsync(PortalSession.ProgramId, token));
                return ExitCode.Done;
            },
            ct));
        return command;
    }
}
