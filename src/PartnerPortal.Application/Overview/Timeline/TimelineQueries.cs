using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Overview.Timeline;

/// <summary>Something that happened to a partner.</summary>
/// <param name="Action">What somebody did; null for a statement, a payout, and the beginning of an imported agreement.</param>
/// <param name="Actor">Who; empty for the portal itself, and for the vendor's people where a partner reads.</param>
/// <param name="Text">The reason that was given; null for none.</param>
/// <param name="Subject">To what, where it is not the partner itself.</param>
/// <param name="Document">The statement's number.</param>
/// <param name="Period">Of a statement or payout.</param>
public sealed record TimelineEvent(
    DateTimeOffset At, TimelineKind Kind, AuditAction? Action, string Actor, string? Subject, string? Text, string? Document, Month? Period,
    Money? Amount);

/// <summary>Where an event comes from.</summary>
public enum TimelineKind
{
    Deed,
    Statement,
    Payout,
    Start,
}

/// <summary>
/// Everything that happened to a partner, newest first: what people did, statements, payouts. A partner's people read what concerns them,
/// without the vendor's inner workings.
/// </summary>
public sealed class TimelineQueries(PortalDatabase database)
{
    // $3: what is left out; $4: whether the vendor's people are named; $7: whether money is shown. Payouts come with their amount from
    // their own table.
    private const string Events = """
        select at, kind, action, actor, subject, text, document, period, amount, currency, count(*) over () from (
            select e.at, 'deed' as kind, e.action, case when $4 or e.role like 'partner\_%' then e.actor
                else '' end as actor, e.after ->> 'reason' as text,
                null::text as document, null::date as period, null::numeric as amount, null::text as currency, e.audit_id::text as id,
                nullif(e.subject, $2) as subject
            from audit_entry e
            where (e.partner_id = $2 or ($4 and e.partner_id is null and e.subject in
                    (select application_no from partner_application where program_id = $1 and partner_id = $2)))
                and e.action <> all($3) and e.action <> 'payout_executed'
            union all
            select p.submitted_at, 'deed', 'application_submitted', '', null, null, null, null, null, 'm1', p.application_no
            from partner_application p where not $4 and p.program_id = $1 and p.partner_id = $2
            union all
            select p.decided_at, 'deed', 'application_approved', '', null, null, null, null, null, 'm2', p.application_no
            from partner_application p where not $4 and p.program_id = $1 and p.partner_id = $2
            union all
            select d.closed_at, 'statement', null, '', null, s.number, s.period, s.closing, s.currency, 's' || s.number, null
            from statement s join period d on d.program_id = s.program_id and d.month = s.period
            where $7 and s.program_id = $1 and s.partner_id = $2
            union all
            select (o.executed_on + time '12:00') at time zone g.time_zone, 'payout', null, '', null, null, o.period, o.payable,
                g.currency::text, 'p' || o.period, null
            from payout_proposal o join program g on g.program_id = o.program_id
            where $7 and o.program_id = $1 and o.partner_id = $2 and o.status = 'executed'
            union all
            select a.activated_on::timestamp at time zone g.time_zone, 'start', null, '', null, null, null, null, null, 'a', null
            from agreement a join program g on g.program_id = a.program_id
            where a.program_id = $1 and a.partner_id = $2
                and not exists (select from audit_entry e where e.partner_id = $2 and e.action = 'partner_activated')) event
        order by at desc, id desc limit $5 offset $6
        """;

    /// <summary>One page; a partner's people read of their own company only.</summary>
    public async Task<ListPage<TimelineEvent>> ListAsync(Viewer viewer, string partnerId, ListRequest request, CancellationToken ct)
    {
        viewer.Require(viewer.IsStaff ? Permission.SeePartnerAgreements : Permission.SeeOwnCompany);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var leftOut = viewer.IsStaff ? [] : AuditAction.All.Where(action => action.IsInner).Select(action => action.Text).ToArray();
        var page = await ListPage.ReadAsync<EventRow>(
            tx, Events, ct, tx.ProgramId, partnerId, leftOut, viewer.IsStaff, request.PageSize, request.Skip,
            !viewer.IsStaff || viewer.May(Permission.SeeAllStatements));
        return page.Select(row => row.ToEvent());
    }

    private sealed record EventRow(
        DateTimeOffset At, string Kind, string? Action, string Actor, string? Subject, string? Text, string? Document, Month? Period,
        decimal? Amount, string? Currency)
    {
        public TimelineEvent ToEvent() => new(
            At, Vocabulary<TimelineKind>.Parse(Kind), Action is not null && AuditAction.TryParse(Action, out var action) ? action : null,
            Actor, Subject, Text, Document, Period, Amount is { } amount ? new Money(amount, new Currency(Currency!)) : null);
    }
}
