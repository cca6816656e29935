using System.CommandLine;
using PartnerPortal.Application.Finance.Ledger;

namespace PartnerPortal.Cli;

/// <summary><c>invariants</c>: checks the money rules; exit 3 when one does not hold.</summary>
internal static class InvariantsVerb
{
    public static Command Create()
    {
        var command = new Command("invariants", "Check the invariants of the money: no row is expected");
        command.SetAction((_, ct) => PortalSession.RunAsync(CheckAsync, ct));
        return command;
    }

    private static async Task<int> CheckAsync(PortalSession session, CancellationToken ct)
    {
        var faults = await StepProgress.ShowAsync(report => session.Get<Invariants>().CheckAsync(new Names(report), ct));
        foreach (var fault in faults)
        {
            Console.WriteLine($"{fault.Name}: {fault.Rows} rows");
            foreach (var example in fault.Examples) Console.WriteLine($"  {example}");
        }

        Console.Error.WriteLine(
            faults.Count == 0 ? $"All {Invariants.All.Count} invariants hold." : $"{faults.Count} invariants do not hold.");
        return faults.Count == 0 ? ExitCode.Done : ExitCode.StateForbids;
    }

    private sealed class Names(Action<string, long, long> report) : IProgress<string>
    {
        public void Report(string value) => report(value, 0, 1);
    }
}
