using System.Diagnostics;
using PartnerPortal.Testing.Faults;
using PartnerPortal.Testing.LocalCluster;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace PartnerPortal.Application.Tests.Faults;

/// <summary>
/// The built command line closes the months of the golden market. At each command that it sends to the database, before it and after it, it
/// is killed and started again: the end is that of a close that was left alone. The soak takes every point, the short form some.
/// </summary>
[Trait("Kind", "Fault")]
public sealed class GoldenCloseTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Killed_at_any_command_and_started_again_it_ends_as_if_left_alone()
    {
        var moments = new List<(GoldenMonth Month, WirePoint Point)>();
        foreach (var month in await GoldenMonth.AllAsync()) moments.AddRange((await PointsAsync(month)).Select(point => (month, point)));
        var chosen = Soak.Spread(moments, 6);
        output.WriteLine($"{chosen.Count} of {moments.Count} points, {Seed.Hint}");
        var (watch, struck) = (Stopwatch.StartNew(), 0);
        await Parallel.ForEachAsync(
            chosen, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (moment, _) =>
        {
            if (await KillAsync(moment.Month, moment.Point)) Interlocked.Increment(ref struck);
        });

        output.WriteLine($"killed at {struck}, {watch.Elapsed.TotalSeconds / chosen.Count:0.00} s a point");
        struck.ShouldBeGreaterThan(chosen.Count * 3 / 4);
    }

    /// <summary>The points of an undisturbed close by the command line, which is checked on the way.</summary>
    private static async Task<IReadOnlyList<WirePoint>> PointsAsync(GoldenMonth month)
    {
        await using var ledger = await month.CopyAsync();
        await using var wire = new WireProxy(ledger.Connection);
        (await PortalProgram.RunAsync(wire.Connection, "close", month.Month)).ShouldBeDone();
        await month.Outcome.ShouldBeThatOfAsync(ledger, "undisturbed");
        wire.Points.Count.ShouldBeGreaterThan(100);
        wire.Points.Count(point => point.IsCommit).ShouldBeGreaterThan(20);
        return wire.Points;
    }

    /// <returns>Whether there was such a point: a run may send a command less than the one that was counted.</returns>
    private static async Task<bool> KillAsync(GoldenMonth month, WirePoint point)
    {
        var disturbance = $"{month.Month}, killed at {point}, {Seed.Hint}";
        await using var ledger = await month.CopyAsync();
        PortalProgram? program = null;
        bool struck;
        await using (var wire = new WireProxy(ledger.Connection, WireFault.At(point, _ => program!.KillAsync())))
        {
            program = PortalProgram.Start(wire.Connection, "close", month.Month);
            var end = await program.EndAsync();
            struck = wire.HasStruck;
            end.Code.ShouldBe(struck ? 137 : 0, disturbance);
            program.Dispose();
        }

        (await PortalProgram.RunAsync(ledger.Connection, "close", month.Month)).ShouldBeDone();
        await month.Outcome.ShouldBeThatOfAsync(ledger, disturbance);
        await TestCluster.DropDatabaseAsync(ledger.Name);
        return struck;
    }
}
