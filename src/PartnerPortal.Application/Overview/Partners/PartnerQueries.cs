using System.Runtime.CompilerServices;
using PartnerPortal.Application.Finance.Balances;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Overview.Partners;

/// <summary>A row of the list of partners. Amounts in program currency; null where the viewer may not see money.</summary>
/// <param name="LicenceRevenue">Of the current fee year in closed months.</param>
public sealed record PartnerListRow(
    string PartnerId, string Name, string Country, PartnerStatus Status, DateOnly ActivatedOn, decimal? Balance, decimal? LicenceRevenue,
    decimal? Threshold, DateOnly? LastInvoiceOn, Currency Currency);

/// <summary>Reads partners: staff see all, a partner's people their own; anything else is as if it were absent.</summary>
public sealed class PartnerQueries(PortalDatabase database, TimeProvider time)
{
    private const string ListColumns = """
        p.partner_id, p.name, p.country, a.suspended, a.terminated_on, a.activated_on,
        coalesce(b.balance, 0) as balance, coalesce(r.revenue, 0) as revenue, coalesce(t.refund_threshold, 2500) as threshold,
        i.last_invoice
        """;

    private const string ListFrom = "partner p join agreement a on a.program_id = $1 and a.partner_id = p.partner_id";

    // $3 is the last closed month.
    private const string BalanceJoin = $"left join lateral ({BalanceSums.OfOne}) b on true";

    // $2 is the fee year, $3 the last closed month.
    private const string ListJoins = """
        left join lateral (select sum(amount) as revenue from licence_revenue l
            where l.program_id = $1 and l.partner_id = p.partner_id and l.fee_year = $2 and l.period <= $3) r on true
        left join lateral (select refund_threshold from terms_version v
            where v.program_id = $1 and v.valid_from <= greatest(make_date($2, 1, 1), a.activated_on)
                order by valid_from desc limit 1) t on true
        left join lateral (select issued_on as last_invoice from invoice x
            where x.program_id = $1 and x.partner_id = p.partner_id order by issued_on desc, invoice_no desc limit 1) i on true
        """;

    /// <summary>
    /// One page of the list; sort keys: name, country, since, balance, revenue, last. Money only for those who may see it.
    /// </summary>
    public async Task<ListPage<PartnerListRow>> ListAsync(Viewer viewer, ListRequest request, PartnerStatus? status, CancellationToken ct)
    {
        viewer.Require(Permission.SeeAllPartners);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var calendar = await MonthCalendar.ReadAsync(tx, tx.ProgramId, time, ct);
        var page = await List(viewer, request, status, calendar).PageAsync<ListedPartner>(tx, request, ct);
        return page.Select(row => row.For(viewer, calendar));
    }

    /// <summary>Every row that the list's filter lets through, in its order, as a stream.</summary>
    public async IAsyncEnumerable<PartnerListRow> StreamListAsync(
        Viewer viewer, ListRequest request, PartnerStatus? status, [EnumeratorCancellation] CancellationToken ct)
    {
        viewer.Require(Permission.SeeAllPartners);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var calendar = await MonthCalendar.ReadAsync(tx, tx.ProgramId, time, ct);
        await foreach (var row in List(viewer, request, status, calendar).StreamAsync<ListedPartner>(tx, ct))
            yield return row.For(viewer, calendar);
    }

    private static ListSelect List(Viewer viewer, ListRequest request, PartnerStatus? status, MonthCalendar calendar)
    {
        var where = new ListWhere(viewer.Scope.ProgramId, calendar.Today.Year, calendar.ClosedThrough.First);
        if (request.Search is { Length: > 0 } search)
            where.And("p.name ilike {0} or p.partner_id ilike {0}", LikePattern.Containing(search));
        if (request.Only is { } only) where.AndAny("p.partner_id", only);
        if (status is { } wanted)
        {
            where.And(
                "{0} = case when a.terminated_on < {1} then 'terminated' when a.suspended then 'suspended' else 'active' end",
                Vocabulary<PartnerStatus>.Text(wanted), calendar.Today);
        }

        const string name = "p.name collate \"und-x-icu\"";
        (string, string)[] sorts = [
            ("name", name), ("id", "p.partner_id"), ("country", "p.country"), ("since", "a.activated_on"),
            ("last", "coalesce(i.last_invoice, date '0001-01-01')")];
        // Nobody learns by an order what the columns do not tell.
        if (viewer.May(Permission.SeeAllStatements))
            sorts = [.. sorts, ("balance", "coalesce(b.balance, 0)"), ("revenue", "coalesce(r.revenue, 0)")];
        var order = request.Order($"{name}, p.partner_id", "p.partner_id", sorts);
        return request.Sort == "balance"
            ? new ListSelect(
                ListColumns, $"{ListFrom} {BalanceSums.Join}", where, order) { With = BalanceSums.With, Joins = ListJoins,
                Key = "p.partner_id" }
            : new ListSelect(ListColumns, ListFrom, where, order)
            {
                Joins = $"{BalanceJoin} {ListJoins}",
                Key = request.Sort is "revenue" or "last" ? null : "p.partner_id",
            };
    }

    private sealed record ListedPartner(
        string PartnerId, string Name, string Country, bool Suspended, DateOnly? TerminatedOn, DateOnly ActivatedOn, decimal Balance,
        decimal Revenue, decimal Threshold, DateOnly? LastInvoice)
    {
        public PartnerListRow For(Viewer viewer, MonthCalendar calendar)
        {
            var money = viewer.May(Permission.SeeAllStatements);
            return new PartnerListRow(
                PartnerId, Name, Country, PartnerStanding.Of(Suspended, TerminatedOn, calendar.Today), ActivatedOn,
                money ? Balance : null, money ? Revenue : null, money ? Threshold : null, LastInvoice, calendar.Currency);
        }
    }
}
