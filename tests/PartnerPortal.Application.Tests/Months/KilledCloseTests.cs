using System.Diagnostics;
using PartnerPortal.Application.Demo;
using PartnerPortal.Application.Tests.Ledger;
using PartnerPortal.Application.Tests.LocalCluster;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Months;

/// <summary>The command line is killed while it closes a year, at moments that nobody chose, and started again.</summary>
public sealed class KilledCloseTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_killed_process_leaves_nothing_that_the_next_one_does_not_mend()
    {
        await using var undisturbed = await SeededAsync();
        await using var killed = new LedgerDatabase(await TestCluster.CreateDatabaseAsync(undisturbed.Name));
        await undisturbed.CloseThroughAsync("2013-12");

        var random = new Random(20131231);
        var kills = 0;
        while (kills < 5)
        {
            using var close = Start(killed, "close", "--through", "2013-12");
            await close.StandardError.ReadLineAsync();
            await Task.Delay(random.Next(50, 700));
            if (close.HasExited) break;
            close.Kill();
            await close.WaitForExitAsync();
            kills++;
        }

        kills.ShouldBeGreaterThan(2);
        (await RunAsync(killed, "close", "--through", "2013-12")).Code.ShouldBe(0);
        var (code, _, message) = await RunAsync(killed, "close", "--through", "2013-12");
        (code, message.TrimEnd()).ShouldBe((0, "2013-12 is closed already; nothing changed."));
        (await RunAsync(killed, "ledger-hash")).Output.TrimEnd().ShouldBe(await undisturbed.HashAsync());
        (await RunAsync(killed, "invariants")).Code.ShouldBe(0);
        await killed.CheckInvariantsAsync();
    }

    [Fact]
    public async Task The_command_line_says_what_the_state_forbids()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(SmallMarket.Books());
        (await RunAsync(ledger, "close", "2013-02")).ShouldBe((3, "", "2013-02 cannot be closed before 2013-01: close 2013-01 first.\n"));
        (await RunAsync(ledger, "close", "2013-01")).Code.ShouldBe(0);
        (await RunAsync(ledger, "close", "2013-01")).ShouldBe((0, "", "2013-01 is closed already; nothing changed.\n"));
    }

    private static async Task<LedgerDatabase> SeededAsync()
    {
        var ledger = await LedgerDatabase.CreateAsync();
        var folder = Directory.CreateTempSubdirectory("seed-");
        await BulkSeed.WriteAsync(folder.FullName, new BulkSeedOptions(300, 20_000, 1, new DateOnly(2014, 1, 1), 1));
        await ledger.ImportFolderAsync(folder.FullName);
        folder.Delete(recursive: true);
        ledger.Source.Clear();
        return ledger;
    }

    private static async Task<(int Code, string Output, string Messages)> RunAsync(LedgerDatabase ledger, params string[] arguments)
    {
        using var process = Start(ledger, arguments);
        using var patience = new CancellationTokenSource(Patience);
        var messages = process.StandardError.ReadToEndAsync(patience.Token);
        var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, output, await messages);
    }

    private static Process Start(LedgerDatabase ledger, params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [CommandLine(), .. arguments])
    {
        RedirectStandardError = true,
        RedirectStandardOutput = true,
        Environment = { ["ConnectionStrings__Portal"] = ledger.Connection.App, ["ConnectionStrings__PortalOwner"] = ledger.Connection.Owner },
    })!;

    /// <summary>The program in the build folder beside this one's.</summary>
    private static string CommandLine()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var root = output;
        while (!File.Exists(Path.Combine(root.FullName, "PartnerPortal.sln"))) root = root.Parent!;
        return Path.Combine(root.FullName, "src", "PartnerPortal.Cli", "bin", output.Parent!.Name, output.Name, "portal-cli.dll");
    }
}
