using PartnerPortal.Application.Finance.Parking;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Tests.Faults;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Faults;
using PartnerPortal.Testing.Finance.Ledger;
using PartnerPortal.Testing.LocalCluster;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace PartnerPortal.Application.Tests.Finance.Parking;

/// <summary>
/// The built command line closes a month in which two partners are parked, and again once they are released. Killed at any of its commands
/// to the database and started again, either ends as if it had been left alone. The soak takes every point, the short form some.
/// </summary>
[Trait("Kind", "Fault")]
public sealed class KilledParkingTests(ITestOutputHelper output)
{
    private const int StateForbids = 3;

    [Fact]
    public async Task Killed_at_any_command_it_parks_and_takes_in_the_same()
    {
        var (before, waiting) = (await BeforeAsync(), await WaitingAsync());
        var struck = 0;
        foreach (var (template, code) in new[] { (before, StateForbids), (waiting, 0) })
        {
            var (outcome, points) = await UndisturbedAsync(template, code);
            var chosen = Soak.Spread(points, 2);
            output.WriteLine($"{chosen.Count} of {points.Count} points, {Seed.Hint}");
            foreach (var point in chosen)
            {
                if (await KillAsync(template, code, outcome, point)) struck++;
            }
        }

        struck.ShouldBeGreaterThan(1);
    }

    /// <summary>The crowded market before its April is closed.</summary>
    private static async Task<string> BeforeAsync()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(CrowdedMarket.Books(), closedThrough: "2013-03");
        ledger.Source.Clear();
        return ledger.Name;
    }

    /// <summary>The same with both parked partners released.</summary>
    private static async Task<string> WaitingAsync()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(CrowdedMarket.Books(), closedThrough: "2013-03");
        await ledger.CloseAsync(CrowdedMarket.Month);
        var release = new ReleaseParked(ledger.Database, ledger.Time);
        foreach (var partner in new[] { "B", "D" })
            await release.RunAsync(
                LedgerDatabase.Finance, CommandId.New(), ReleaseParkedCommand.Of(partner, Month.Parse(CrowdedMarket.Month), "As agreed"),
                CancellationToken.None);
        ledger.Source.Clear();
        return ledger.Name;
    }

    private static async Task<(LedgerOutcome Outcome, IReadOnlyList<WirePoint> Points)> UndisturbedAsync(string template, int code)
    {
        await using var ledger = await CopyAsync(template);
        await using var wire = new WireProxy(ledger.Connection);
        var end = await PortalProgram.RunAsync(wire.Connection, "close", CrowdedMarket.Month);
        end.Code.ShouldBe(code, end.Messages);
        if (code == StateForbids)
        {
            end.Messages.ShouldContain("2013-04 is not locked: 2 parked");
            end.Messages.ShouldContain("B Partner B: 6048.00 charged, 97.00 on average of 4 months");
            end.Messages.ShouldContain("D Partner D: two like items, 123.26 charged in all");
        }

        await ledger.CheckInvariantsAsync();
        return (await LedgerOutcome.OfAsync(ledger), wire.Points);
    }

    private static async Task<bool> KillAsync(string template, int code, LedgerOutcome outcome, WirePoint point)
    {
        var disturbance = $"killed at {point}, {Seed.Hint}";
        await using var ledger = await CopyAsync(template);
        PortalProgram? program = null;
        bool struck;
        await using (var wire = new WireProxy(ledger.Connection, WireFault.At(point, _ => program!.KillAsync())))
        {
            program = PortalProgram.Start(wire.Connection, "close", CrowdedMarket.Month);
            var end = await program.EndAsync();
            struck = wire.HasStruck;
            end.Code.ShouldBe(struck ? 137 : code, disturbance);
            program.Dispose();
        }

        (await PortalProgram.RunAsync(ledger.Connection, "close", CrowdedMarket.Month)).Code.ShouldBe(code, disturbance);
        await outcome.ShouldBeThatOfAsync(ledger, disturbance);
        await TestCluster.DropDatabaseAsync(ledger.Name);
        return struck;
    }

    private static async Task<LedgerDatabase> CopyAsync(string template) => new(await TestCluster.CreateDatabaseAsync(template));
}
