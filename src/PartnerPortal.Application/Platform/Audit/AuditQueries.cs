using System.Runtime.CompilerServices;
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
    private const string Columns = """
        a.audit_id, a.at, a.actor, a.role, a.address, a.action, a.subject, a.partner_id, p.name as partner_name, a.before::text,
        a.after::text
        """;

    /// <summary>One page, newest first; sort key: at.</summary>
    public async Task<ListPage<AuditRow>> ListAsync(Viewer viewer, ListRequest request, AuditFilter filter, CancellationToken ct)
    {
        viewer.Require(Permission.SeeAudit);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        return (await List(request, filter).PageAsync<StoredEntry>(tx, request, ct)).Select(entry => entry.ToRow());
    }

    /// <summary>Every entry that the filter lets through, in the list's order, as a stream.</summary>
    public async IAsyncEnumerable<AuditRow> StreamAsync(
        Viewer viewer, ListRequest request, AuditFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        viewer.Require(Permission.SeeAudit);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        await foreach (var entry in List(request, filter).StreamAsync<StoredEntry>(tx, ct)) yield return entry.ToRow();
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

    private sealed record StoredEntry(
        Guid AuditId, DateTimeOffset At, string Actor, string? Role, string? Address, string Action, string Subject, string? PartnerId,
        string? PartnerName, string? Before, string? After)
    {
        public AuditRow ToRow() => new(
            AuditId, At, Actor, Role, Address, AuditAction.Parse(Action), Subject, PartnerId, PartnerName, Before, After);
    }
}
