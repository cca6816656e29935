using PartnerPortal.Testing.Faults;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace PartnerPortal.Application.Tests.Faults;

/// <summary>
/// The database server ends under an import and under a close: killed, or stopped in order. The same command, again, goes on.
/// </summary>
[Trait("Kind", "Fault")]
public sealed class KilledServerTests(ITestOutputHelper output)
{
    private static readonly string[] Signals = ["KILL", "INT"];

    [Fact]
    public async Task Whatever_ends_the_server_running_again_ends_in_the_same_ledger()
    {
        using var folder = await SampleFolder.WriteAsync(60, 3_000);
        await using var undisturbed = await LedgerDatabase.CreateAsync();
        await undisturbed.ImportFolderAsync(folder.Path);
        await undisturbed.CloseThroughAsync(SampleFolder.LastMonth);
        var hash = await undisturbed.HashAsync();

        var random = Seed.OfToday;
        for (var round = 0; round < Soak.Rounds(1, 15); round++)
        {
            using var server = new PrivateServer();
            (await server.RunAsync("migrate")).ShouldBeDone();
            foreach (var signal in Signals) await IsEndedAsync(server, signal, random, 1_500, "import", folder.Path);
            IsAllOrNothing(await server.RunAsync("import", folder.Path));
            var ends = 0;
            while (
                ends < Soak.Rounds(3, 12)
                    && await IsEndedAsync(
                        server, Signals[ends % Signals.Length], random, 400, "close", "--through", SampleFolder.LastMonth)) ends++;

            ends.ShouldBeGreaterThan(0, Seed.Hint);
            (await server.RunAsync("close", "--through", SampleFolder.LastMonth)).ShouldBeDone();
            (await server.RunAsync("ledger-hash")).Output.ShouldBe(hash + "\n", Seed.Hint);
            (await server.RunAsync("invariants")).ShouldBeDone();
            output.WriteLine($"{ends} times in a year, {Seed.Hint}");
        }
    }

    // What imports before this one left is new to it or known to it, all files alike.
    private static void IsAllOrNothing(ProgramEnd import)
    {
        import.ShouldBeDone();
        var files = import.Messages.Split('\n').Where(line => line.Contains(".csv: ", StringComparison.Ordinal)).ToList();
        files.Count.ShouldBeGreaterThan(5, import.Messages);
        files.Count(line => line.Contains(": 0 new", StringComparison.Ordinal)).ShouldBeOneOf(0, files.Count);
        files.Count(line => line.Contains(" 0 unchanged", StringComparison.Ordinal)).ShouldBeOneOf(0, files.Count);
    }

    /// <returns>False when the command was done before its server ended.</returns>
    private static async Task<bool> IsEndedAsync(PrivateServer server, string signal, Random random, int within, params string[] arguments)
    {
        using var program = server.Start(arguments);
        await program.Spoke;
        await Task.Delay(random.Next(within));
        var struck = await server.SignalAsync(signal);
        var end = await program.EndAsync();
        if (end.Code == 0) return false;
        end.Code.ShouldBe(4, end.Messages);
        end.Messages.ShouldContain("The database cannot be reached");
        return struck;
    }
}
