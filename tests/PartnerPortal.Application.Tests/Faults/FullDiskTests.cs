using PartnerPortal.Testing.Faults;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace PartnerPortal.Application.Tests.Faults;

/// <summary>The disk under the data directory is full: commands say so, and once there is room again they go on where they were.</summary>
[Trait("Kind", "Fault")]
public sealed class FullDiskTests(ITestOutputHelper output)
{
    // From "nothing at all can be written" to "it lasts for some months".
    private static readonly int[] KilobytesLeft = [0, 200, 1_000, 3_000, 6_000, 12_000, 18_000];

    [Fact]
    public async Task A_full_disk_stops_the_work_and_loses_nothing()
    {
        using var disk = SmallDisk.TryMount(500);
        if (disk is null)
        {
            output.WriteLine("Nobody may mount a disk here: a full one was not tried.");
            return;
        }

        using var folder = await SampleFolder.WriteAsync(60, 3_000);
        await using var undisturbed = await LedgerDatabase.CreateAsync();
        await undisturbed.ImportFolderAsync(folder.Path);
        await undisturbed.CloseThroughAsync(SampleFolder.LastMonth);
        using var server = new PrivateServer(disk.Path);
        (await server.RunAsync("migrate")).ShouldBeDone();

        var stops = await RunFullAsync(server, disk, "import", folder.Path);
        (await server.RunAsync("import", folder.Path)).ShouldBeDone();
        stops.ShouldBeGreaterThan(0);
        stops = await RunFullAsync(server, disk, "close", "--through", SampleFolder.LastMonth);
        (await server.RunAsync("close", "--through", SampleFolder.LastMonth)).ShouldBeDone();
        stops.ShouldBeGreaterThan(0);
        (await server.RunAsync("ledger-hash")).Output.ShouldBe(await undisturbed.HashAsync() + "\n");
        (await server.RunAsync("invariants")).ShouldBeDone();
    }

    /// <summary>Runs a command again and again with a little more room each time.</summary>
    /// <returns>How often it was stopped for lack of room.</returns>
    private async Task<int> RunFullAsync(PrivateServer server, SmallDisk disk, params string[] command)
    {
        var stops = 0;
        foreach (var left in Soak.Spread(KilobytesLeft, 2).Order())
        {
            disk.FillUpTo(left);
            var end = await server.RunAsync(command);
            disk.Free();
            output.WriteLine(
                $"{command[0]} with {left} kB left: {end.Code} {end.Messages.Split('\n').LastOrDefault(line => line.Length > 0)}");
            end.Code.ShouldBeOneOf(0, 4);
            if (end.Code == 4) stops++;
        }

        return stops;
    }
}
