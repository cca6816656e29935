using PartnerPortal.Application.Tests.Finance.Closing;
using PartnerPortal.Testing.Faults;
using PartnerPortal.Testing.Finance.Closing;
using PartnerPortal.Testing.Finance.Ledger;
using PartnerPortal.Testing.LocalCluster;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace PartnerPortal.Application.Tests.Faults;

/// <summary>The command line is killed while it closes a year, at moments that nobody chose, or runs twice at once.</summary>
[Trait("Kind", "Fault")]
public sealed class KilledCloseTests(ITestOutputHelper output)
{
    private const string Last = SampleFolder.LastMonth;
    private static readonly Lazy<Task<string>> Seeded = new(SeedAsync);

    [Fact]
    public async Task A_killed_process_leaves_nothing_that_the_next_one_does_not_mend()
    {
        await using var undisturbed = await CopyAsync();
        await undisturbed.CloseThroughAsync(Last);
        var outcome = await LedgerOutcome.OfAsync(undisturbed);

        var (random, wanted, kills, years) = (Seed.OfToday, Soak.Rounds(2, 100), 0, 0);
        while (kills < wanted)
        {
            await using var killed = await CopyAsync();
            var before = kills;
            while (kills < wanted && await IsKilledAsync(killed, random)) kills++;
            kills.ShouldBeGreaterThan(before, $"it closes a year before it can be killed, {Seed.Hint}");

            (await PortalProgram.RunAsync(killed.Connection, "close", "--through", Last)).ShouldBeDone();
            await outcome.ShouldBeThatOfAsync(killed, $"killed {kills - before} times, {Seed.Hint}");
            years++;
        }

        output.WriteLine($"{kills} kills over {years} years, {Seed.Hint}");
    }

    [Fact]
    public async Task Two_processes_that_close_the_same_month_at_once_end_in_the_ledger_of_one()
    {
        var months = await GoldenMonth.AllAsync();
        for (var round = 0; round < Soak.Rounds(1, 50); round++)
        {
            var month = months[round % months.Count];
            await using var ledger = await month.CopyAsync();
            using var one = PortalProgram.Start(ledger.Connection, "close", month.Month);
            using var other = PortalProgram.Start(ledger.Connection, "close", month.Month);
            var ends = await Task.WhenAll(one.EndAsync(), other.EndAsync());

            foreach (var end in ends) end.ShouldBeDone();
            ends.Count(
                end => end.Messages.EndsWith($"{month.Month} is closed already; nothing changed.\n", StringComparison.Ordinal)).ShouldBe(1);
            await month.Outcome.ShouldBeThatOfAsync(ledger, $"round {round}");
            await TestCluster.DropDatabaseAsync(ledger.Name);
        }
    }

    [Fact]
    public async Task The_command_line_says_what_the_state_forbids()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(SmallMarket.Books());
        (await PortalProgram.RunAsync(ledger.Connection, "close", "2013-02")).ShouldBe(
            new ProgramEnd(3, "", "2013-02 cannot be closed before 2013-01: close 2013-01 first.\n"));
        (await PortalProgram.RunAsync(ledger.Connection, "close", "2013-01")).ShouldBeDone();
        (await PortalProgram.RunAsync(ledger.Connection, "close", "2013-01")).ShouldBe(
            new ProgramEnd(0, "", "2013-01 is closed already; nothing changed.\n"));
        (await PortalProgram.RunAsync(ledger.Connection, "ledger-hash")).ShouldBe(new ProgramEnd(0, await ledger.HashAsync() + "\n", ""));
    }

    /// <returns>False when the year was closed before the kill.</returns>
    private static async Task<bool> IsKilledAsync(LedgerDatabase ledger, Random random)
    {
        using var close = PortalProgram.Start(ledger.Connection, "close", "--through", Last);
        await close.Spoke;
        await Task.Delay(random.Next(0, 500));
        if (close.HasEnded) return false;
        await close.KillAsync();
        return true;
    }

    private static async Task<LedgerDatabase> CopyAsync() => new(await TestCluster.CreateDatabaseAsync(await Seeded.Value));

    /// <summary>A database with a year of business of some hundred partners.</summary>
    private static async Task<string> SeedAsync()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        using var folder = await SampleFolder.WriteAsync(200, 8_000);
        await ledger.ImportFolderAsync(folder.Path);
        return ledger.Name;
    }
}
