using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Platform.Calendar;

/// <summary>The months that there is something of.</summary>
public sealed class KnownMonths(PortalDatabase database, TimeProvider time)
{
    private Span? _span;

    /// <summary>The months that lists can be filtered by, latest first: from the first that was closed to the current one.</summary>
    public async Task<IReadOnlyList<Month>> ListAsync(Viewer viewer, CancellationToken ct)
    {
        viewer.Require(Permission.UseOwnLists);
        var span = _span ?? await SpanAsync(viewer, ct);
        var last = Month.Of(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), span.Zone).DateTime));
        return [.. (span.First ?? last.AddMonths(-11)).Through(last).Reverse()];
    }

    private async Task<Span> SpanAsync(Viewer viewer, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var row = (await tx.RowsAsync<SpanRow>(
            """
            select p.time_zone, (select min(month) from period where program_id = $1) as first from program p where p.program_id = $1
            """, ct, tx.ProgramId)).Single();
        var span = new Span(TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone), row.First);
        // Once there is a first closed month, it stays the first.
        if (span.First is not null) _span = span;
        return span;
    }

    private sealed record SpanRow(string TimeZone, Month? First);

    private sealed record Span(TimeZoneInfo Zone, Month? First);
}
