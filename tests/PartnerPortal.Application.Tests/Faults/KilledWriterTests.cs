using System.Security.Cryptography;
using PartnerPortal.Testing.Faults;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace PartnerPortal.Application.Tests.Faults;

/// <summary>
/// A command that writes files is killed as it begins one or gives it its name. What stands under a name is whole, and the same command
/// again writes all of them.
/// </summary>
[Trait("Kind", "Fault")]
public sealed class KilledWriterTests(ITestOutputHelper output) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("written-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Statements()
    {
        await using var ledger = await ClosedAsync();
        await IsSoundAsync(ledger, 1, folder => ["statements", "2013-01", "--out", folder], "*.pdf", 0);
    }

    [Fact]
    public async Task An_export()
    {
        await using var ledger = await ClosedAsync();
        foreach (var kind in Soak.Spread(["ledger", "balances", "commissions"], 1))
            await IsSoundAsync(ledger, 1, folder => ["export", kind, "--out", Path.Combine(folder, $"{kind}.csv")], $"{kind}.csv", 0);
    }

    [Fact]
    public async Task The_faults_of_an_import()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var source = _folder.CreateSubdirectory("source");
        var books = new Books().Partner("A", "2013-01-01");
        for (var row = 0; row < 3_000; row++) books.Paid($"P{row}", "nowhere", "2013-01-01", 1m);
        foreach (var (name, text) in books.Files()) await File.WriteAllTextAsync(Path.Combine(source.FullName, name), text);
        await IsSoundAsync(
            ledger, 2, folder => ["import", source.FullName, "--rejects", Path.Combine(folder, "rejects.csv")], "rejects.csv", 2);
    }

    private async Task IsSoundAsync(LedgerDatabase ledger, int brief, Func<string, string[]> command, string files, int code)
    {
        var whole = _folder.CreateSubdirectory($"whole-{files.Replace('*', '-')}");
        int events;
        using (var watch = new FileWatch(whole.FullName, 0, () => Task.CompletedTask))
        {
            (await PortalProgram.RunAsync(ledger.Connection, command(whole.FullName))).Code.ShouldBe(code);
            SpinWait.SpinUntil(() => watch.Seen >= 2 * whole.GetFiles(files).Length, TimeSpan.FromSeconds(5));
            events = watch.Seen;
        }

        var expected = Hashes(whole, files);
        expected.ShouldNotBeEmpty();
        Hashes(whole, "*").ShouldBe(expected);
        events.ShouldBeGreaterThanOrEqualTo(2 * expected.Count);
        foreach (var at in Soak.Spread([.. Enumerable.Range(1, events)], brief))
        {
            var killed = _folder.CreateSubdirectory($"killed-{files.Replace('*', '-')}-{at}");
            await KillAsync(ledger, killed.FullName, at, command(killed.FullName));
            var left = Hashes(killed, files);
            output.WriteLine($"killed at {at} of {events}: {left.Count} of {expected.Count} files are there");
            left.ShouldBeSubsetOf(expected, $"killed at {at}, {Seed.Hint}");

            (await PortalProgram.RunAsync(ledger.Connection, command(killed.FullName))).Code.ShouldBe(code);
            Hashes(killed, files).ShouldBe(expected, $"killed at {at}, {Seed.Hint}");
        }
    }

    private static async Task KillAsync(LedgerDatabase ledger, string folder, int at, string[] command)
    {
        PortalProgram? program = null;
        using var watch = new FileWatch(folder, at, () => program!.KillAsync());
        program = PortalProgram.Start(ledger.Connection, command);
        await program.EndAsync();
        program.Dispose();
    }

    private static List<string> Hashes(DirectoryInfo folder, string files) =>
    [
        .. folder.GetFiles(files).OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => $"{file.Name} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file.FullName)))}"),
    ];

    private static async Task<LedgerDatabase> ClosedAsync()
    {
        var month = (await GoldenMonth.AllAsync())[0];
        var ledger = await month.CopyAsync();
        await ledger.CloseAsync(month.Month);
        return ledger;
    }
}
