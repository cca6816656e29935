using System.Runtime.CompilerServices;
using Npgsql;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Platform.Audit;

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
    private const string Columns =
        "a.audit_id, a.at, a.actor, a.role, a.address, a.action, a.subject, a.partner_id, p.name, a.before::text, a.after::text";

    /// <summary>One page, newest first; sort key: at.</summary>
    public async Task<ListPage<AuditRow>> ListAsync(Viewer viewer, ListRequest request, AuditFilter filter, CancellationToken ct)
    {
        viewer.Require(Permission.SeeAudit);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        return await List(request, filter).PageAsync(tx, request, Read, ct);
    }

    /// <summary>Every entry that the filter lets through, in the list's order, as a stream.</summary>
    public async IAsyncEnumerable<AuditRow> StreamAsync(
        Viewer viewer, ListRequest request, AuditFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        viewer.Require(Permission.SeeAudit);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        await foreach (var row in List(request, filter).StreamAsync(tx, Read, ct)) yield return row;
    }

    private static ListSelect List(ListRequest request, AuditFilter filter)
    {
        var where = new ListWhere();
        if (filter.Action is { } action) where.And("a.action = {0}", action.Text);
        if (filter.From is { } from) where.And("a.at >= {0}", Start(from));
        if (filter.Through is { } through) where.And("a.at < {0}", Start(through.AddDays(1)));
        if (request.Search is { Length: > 0 } search)
        {
            where.And(
                "a.actor ilike {0} or a.subject ilike {0} or a.partner_id ilike {0} or p.name ilike {0} or a.address ilike {0}",
                LikePattern.Containing(search));
        }

        return new ListSelect(
            Columns, "audit_entry a left join partner p on p.partner_id = a.partner_id", where,
            request.Order("a.at desc, a.audit_id desc", "a.audit_id", ("at", "a.at")));
    }

    private static DateTimeOffset Start(DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private static AuditRow Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2), Text(row, 3), Text(row, 4),
        AuditAction.Parse(row.GetString(5)), row.GetString(6), Text(row, 7), Text(row, 8), Text(row, 9), Text(row, 10));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
