using System.Runtime.CompilerServices;
using Npgsql;
using PartnerPortal.Application.Access;
using PartnerPortal.Application.Lists;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Audit;

/// <param name="Action">Only this; null for all.</param>
/// <param name="From">From this day (UTC) on; null for the beginning.</param>
/// <param name="Through">Up to and with this day; null for today.</param>
public sealed record AuditFilter(AuditAction? Action = null, DateOnly? From = null, DateOnly? Through = null);

/// <summary>An entry as it is shown. Before and after are JSON objects.</summary>
public sealed record AuditRow(
    Guid AuditId, DateTimeOffset At, string Actor, string? Role, string? Address, AuditAction Action, string Subject, string? PartnerId,
    string? PartnerName, string? Before, string? After);

/// <summary>Reads the audit trail, newest first.</summary>
public sealed class AuditQueries(PortalDatabase database)
{
    // The count ends where people stop paging.
    private const int Counted = 10_000;

    private const string Where = """
        from audit_entry a left join partner p on p.partner_id = a.partner_id
        where ($1::text is null or a.action = $1) and ($2::timestamptz is null or a.at >= $2) and ($3::timestamptz is null or a.at < $3)
            and ($4::text is null or a.actor ilike $4 or a.subject ilike $4 or a.partner_id ilike $4 or p.name ilike $4 or a.address ilike $4)
        """;

    public async Task<ListPage<AuditRow>> ListAsync(Viewer viewer, ListRequest request, AuditFilter filter, CancellationToken ct)
    {
        viewer.Require(Permission.SeeAudit);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        object?[] parameters =
        [
            filter.Action is { } action ? Vocabulary<AuditAction>.Text(action) : null,
            Start(filter.From), Start(filter.Through?.AddDays(1)), request.Search is { } text ? LikePattern.Containing(text) : null,
        ];
        var total = await tx.ScalarAsync<long>($"select count(*) from (select {Where} limit {Counted}) counted", ct, parameters);
        var direction = request is { Sort: "at", Descending: false } ? "asc" : "desc";
        var rows = await tx.ReadAsync(
            $"""
            select a.audit_id, a.at, a.actor, a.role, a.address, a.action, a.subject, a.partner_id, p.name, a.before::text, a.after::text
            {Where} order by a.at {direction}, a.audit_id {direction} limit $5 offset $6
            """,
            Read, ct, [.. parameters, request.PageSize, request.Skip]);
        return new ListPage<AuditRow>(rows, (int)total);
    }

    /// <summary>All that is filtered, page after page.</summary>
    public async IAsyncEnumerable<AuditRow> StreamAsync(
        Viewer viewer, ListRequest request, AuditFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var page = 1; ; page++)
        {
            var found = await ListAsync(viewer, request with { Page = page }, filter, ct);
            foreach (var row in found.Rows) yield return row;
            if (found.Rows.Count < request.PageSize) yield break;
        }
    }

    private static DateTimeOffset? Start(DateOnly? day) => day?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private static AuditRow Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2), Text(row, 3), Text(row, 4),
        Vocabulary<AuditAction>.Parse(row.GetString(5)), row.GetString(6), Text(row, 7), Text(row, 8), Text(row, 9), Text(row, 10));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
