using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Platform.Waiting;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Overview.Dashboard;

/// <summary>How many partners there are, and how many things of each kind wait for somebody.</summary>
/// <param name="Of">By the key of their <see cref="WaitingSource"/>; those that the viewer may know of.</param>
public sealed record WaitingCounts(int ActivePartners, IReadOnlyDictionary<string, int> Of);

/// <summary>Counts what the areas have said can wait, in one command.</summary>
public sealed class WaitingQueries(PortalDatabase database, IEnumerable<WaitingSource> sources, TimeProvider time)
{
    private const int MonthsBack = 13;

    private const string ActivePartners = """
        select -1 as place, (select count(*) from agreement where program_id = $1 and not suspended
            and (terminated_on is null or terminated_on >= $2))::int as count
        """;

    /// <summary>What waits, now.</summary>
    public async Task<WaitingCounts> FindAsync(Viewer viewer, CancellationToken ct)
    {
        viewer.Require(Permission.SeeMonths);
        var kinds = sources.Where(source => viewer.May(source.Needs)).ToList();
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var calendar = await MonthCalendar.ReadAsync(tx, tx.ProgramId, time, ct);
        var rows = await tx.RowsAsync<CountRow>(
            string.Join(" union all ", kinds.Select((kind, place) => Placed(place, kind.Sql)).Prepend(ActivePartners)), ct,
            tx.ProgramId, calendar.Today, calendar.ClosedThrough.First, Month.Of(calendar.Today).AddMonths(-MonthsBack).First);
        return new WaitingCounts(
            rows.Single(row => row.Place < 0).Count,
            rows.Where(row => row.Place >= 0).ToDictionary(row => kinds[row.Place].Key, row => row.Count));
    }

    private static string Placed(int place, string query) => $"select {place} as place, ({query})::int as count";

    private sealed record CountRow(int Place, int Count);
}
