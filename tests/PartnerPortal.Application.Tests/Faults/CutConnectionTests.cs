using Npgsql;
using PartnerPortal.Application.Exchange.Imports;
using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Faults;
using PartnerPortal.Testing.Finance.Closing;
using PartnerPortal.Testing.Finance.Ledger;
using PartnerPortal.Testing.LocalCluster;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace PartnerPortal.Application.Tests.Faults;

/// <summary>
/// The connection breaks before or after a command, which at a commit leaves the program not knowing whether it happened. Running again is
/// the answer, for a close and for an import. The soak takes every command, the short form some, most of them commits.
/// </summary>
[Trait("Kind", "Fault")]
public sealed class CutConnectionTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_close_goes_on_by_the_sweep_and_ends_as_if_left_alone()
    {
        var moments = new List<(GoldenMonth Month, WirePoint Point)>();
        foreach (var month in await GoldenMonth.AllAsync())
        {
            await using var whole = await month.CopyAsync();
            moments.AddRange(
                (await PointsAsync(whole, database => CloseAsync(whole, database, month.Month))).Select(point => (month, point)));
        }

        var (chosen, struck) = (Chosen(moments, moment => moment.Point.IsCommit), 0);
        foreach (var (month, point) in chosen)
        {
            if (await CutCloseAsync(month, point)) struck++;
        }

        // Batches that are worked out side by side come in another order each time, with a command more or less.
        struck.ShouldBeGreaterThan(chosen.Count * 3 / 4);
    }

    [Fact]
    public async Task An_import_is_there_as_a_whole_or_not_at_all_and_goes_in_once()
    {
        var folder = await WriteAsync();
        await using var empty = await LedgerDatabase.CreateAsync();
        await using var whole = await LedgerDatabase.CreateAsync();
        var chosen = Chosen(await PointsAsync(whole, database => ImportAsync(whole, database, folder)), point => point.IsCommit);
        var (nothing, all) = (await RowsAsync(empty), await RowsAsync(whole));
        foreach (var point in chosen)
        {
            var disturbance = $"import, cut at {point}, {Seed.Hint}";
            await using var ledger = await LedgerDatabase.CreateAsync();
            (await CutAsync(ledger, point, database => ImportAsync(ledger, database, folder))).ShouldBeTrue(disturbance);
            var left = await RowsAsync(ledger);
            left.ShouldBeOneOf(nothing, all);
            if (point is { IsCommit: true }) left.ShouldBe(point.IsAfter ? all : nothing, disturbance);

            await ImportAsync(ledger, ledger.Database, folder);
            (await RowsAsync(ledger)).ShouldBe(all, disturbance);
            await TestCluster.DropDatabaseAsync(ledger.Name);
        }

        folder.Delete(recursive: true);
    }

    /// <returns>Whether there was such a point.</returns>
    private static async Task<bool> CutCloseAsync(GoldenMonth month, WirePoint point)
    {
        await using var ledger = await month.CopyAsync();
        var struck = await CutAsync(ledger, point, database => CloseAsync(ledger, database, month.Month));
        var closed = await new CloseDueMonths(ledger.Database, ledger.Closing(), ledger.Time).RunAsync(
            DataScope.All.ProgramId, CancellationToken.None);
        // Cut before the run had begun, there was nothing that a sweep could go on with; cut after the lock, nothing is left to do.
        if (closed.Count == 0) await ledger.CloseAsync(month.Month);
        await month.Outcome.ShouldBeThatOfAsync(ledger, $"{month.Month}, cut at {point}, {Seed.Hint}");
        await TestCluster.DropDatabaseAsync(ledger.Name);
        return struck;
    }

    private List<T> Chosen<T>(List<T> points, Func<T, bool> isCommit)
    {
        var (commits, others) = (points.Where(isCommit).ToList(), points.Where(point => !isCommit(point)).ToList());
        List<T> chosen = [.. Soak.Spread(commits, 8), .. Soak.Spread(others, 2)];
        output.WriteLine($"{chosen.Count} of {points.Count} points, {commits.Count} of them commits, {Seed.Hint}");
        return chosen;
    }

    /// <summary>The points of an undisturbed piece of work.</summary>
    private static async Task<List<WirePoint>> PointsAsync(LedgerDatabase ledger, Func<PortalDatabase, Task> work)
    {
        await using var wire = new WireProxy(ledger.Connection);
        await using var source = NpgsqlDataSource.Create(wire.Connection.App);
        await work(new PortalDatabase(source));
        return [.. wire.Points];
    }

    /// <summary>The same work, cut off at a point; what was cut may be so late that the work does not mind.</summary>
    /// <returns>Whether there was such a point.</returns>
    private static async Task<bool> CutAsync(LedgerDatabase ledger, WirePoint point, Func<PortalDatabase, Task> work)
    {
        await using var wire = new WireProxy(ledger.Connection, WireFault.CutAt(point));
        await using var source = NpgsqlDataSource.Create(wire.Connection.App);
        try
        {
            await work(new PortalDatabase(source));
        }
        catch (NpgsqlException)
        {
            // Saved or not: the program does not know.
        }

        return wire.HasStruck;
    }

    private static async Task CloseAsync(LedgerDatabase ledger, PortalDatabase database, string month)
    {
        var closing = new CloseMonth(database, ledger.Steps, ledger.Time) { BatchWeight = 12 };
        await closing.RunAsync(LedgerDatabase.Command(month), null, CancellationToken.None);
    }

    private static Task<ImportResult> ImportAsync(LedgerDatabase ledger, PortalDatabase database, DirectoryInfo folder) =>
        new ImportFiles(database, ledger.Time).RunAsync(new ImportCommand(folder.FullName, "test"), null, CancellationToken.None);

    private static async Task<DirectoryInfo> WriteAsync()
    {
        var folder = Directory.CreateTempSubdirectory("cut-");
        foreach (var (name, text) in SmallMarket.Books().Files()) await File.WriteAllTextAsync(Path.Combine(folder.FullName, name), text);
        return folder;
    }

    /// <summary>How many rows each table has.</summary>
    private static async Task<string> RowsAsync(LedgerDatabase ledger) => string.Join('\n', await ledger.ReadAsync("""
        select relname, (xpath('/row/n/text()', query_to_xml('select count(*) as n from ' || oid::regclass, false, true, '')))[1]::text
        from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname
        """));
}
