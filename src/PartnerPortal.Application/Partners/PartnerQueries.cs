using Npgsql;
using PartnerPortal.Application.Access;
using PartnerPortal.Application.Commissions;
using PartnerPortal.Application.Ledger;
using PartnerPortal.Application.Lists;
using PartnerPortal.Application.Months;
using PartnerPortal.Application.Programs;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Ledger;
using PartnerPortal.Domain.Payouts;
using PartnerPortal.Domain.Statements;

namespace PartnerPortal.Application.Partners;

/// <summary>Where a partner stands in its agreement.</summary>
public enum PartnerStatus
{
    Active,
    Suspended,
    Terminated,
}

/// <summary>A row of the list of partners. Amounts in program currency; null where the viewer may not see money.</summary>
public sealed record PartnerListRow(
    string PartnerId, string Name, string Country, PartnerStatus Status, DateOnly ActivatedOn, decimal? Balance, decimal? LicenceRevenue,
    decimal? Threshold, DateOnly? LastInvoiceOn, Currency Currency);

/// <summary>One partner: for the partner page and the partner's own home.</summary>
/// <param name="Balance">Sum of the ledger, open months included.</param>
/// <param name="Held">Commission inside it whose invoice is disputed.</param>
/// <param name="Payout">What the last close proposed; null before the first.</param>
/// <param name="EarnedThisMonth">Commission of the current month so far, posted when the month closes.</param>
/// <param name="EarnedOpen">Commission of all months that are not closed yet, this one included.</param>
/// <param name="Goal">The current fee year, today.</param>
/// <param name="Months">The last 13 months, oldest first.</param>
public sealed record PartnerOverview(
    string PartnerId, string Name, string Country, string Language, PartnerStatus Status, DateOnly ActivatedOn, DateOnly? TerminatedOn,
    Money Balance, Money Held, PayoutView? Payout, Money EarnedThisMonth, Money EarnedOpen, Month? LastClosed, GoalProgress Goal,
    IReadOnlyList<MonthFigures> Months);

/// <summary>The payout proposal of a period.</summary>
public sealed record PayoutView(Month Period, Money Payable, PayoutObstacle? Obstacle, string Status);

/// <summary>A month in the chart.</summary>
/// <param name="Open">Not closed yet: the commission is so far.</param>
public sealed record MonthFigures(Month Month, decimal Commission, decimal CommissionYearBefore, bool Open);

/// <summary>Reads partners: staff see all, a partner's people their own; anything else is as if it were absent.</summary>
public sealed class PartnerQueries(PortalDatabase database, TimeProvider time)
{
    private const int ChartMonths = 13;

    private const string List = """
        select p.partner_id, p.name, p.country, a.suspended, a.terminated_on, a.activated_on,
            coalesce(b.balance, 0), coalesce(r.revenue, 0), coalesce(t.refund_threshold, 2500), i.last_invoice, count(*) over ()
        from partner p
        join agreement a on a.program_id = $1 and a.partner_id = p.partner_id
        left join lateral (select sum(amount) as balance from (
                select closing as amount from statement s where s.program_id = $1 and s.partner_id = p.partner_id and s.period = $5
                union all select amount from posting o where o.program_id = $1 and o.partner_id = p.partner_id and o.period > $5) sums) b on true
        left join lateral (select sum(amount) as revenue from licence_revenue l
            where l.program_id = $1 and l.partner_id = p.partner_id and l.fee_year = $3) r on true
        left join lateral (select refund_threshold from terms_version v
            where v.program_id = $1 and v.valid_from <= greatest(make_date($3, 1, 1), a.activated_on) order by valid_from desc limit 1) t on true
        left join lateral (select issued_on as last_invoice from invoice x
            where x.program_id = $1 and x.partner_id = p.partner_id order by issued_on desc, invoice_no desc limit 1) i on true
        where ($2 = '' or p.name ilike $2 or p.partner_id ilike $2)
            and ($4 = '' or $4 = case when a.terminated_on < $6 then 'terminated' when a.suspended then 'suspended' else 'active' end)
        """;

    private const string Head = $"""
        select p.partner_id, p.name, p.country, p.language, a.suspended, a.terminated_on, a.activated_on,
            coalesce((select sum(amount) from posting where program_id = $1 and partner_id = $2), 0),
            {HeldCommission.Sum},
            coalesce((select sum(amount) from licence_revenue where program_id = $1 and partner_id = $2 and fee_year = $3), 0),
            coalesce((select -sum(amount) from posting where program_id = $1 and partner_id = $2 and fee_year = $3 and kind <> 'fee_refund'), 0),
            o.period, o.payable, o.obstacle, o.status
        from partner p
        join agreement a on a.program_id = $1 and a.partner_id = p.partner_id
        left join lateral (select * from payout_proposal where program_id = $1 and partner_id = $2 order by period desc limit 1) o on true
        where p.partner_id = $2
        """;

    private const string Commission = """
        select period, commission from statement where program_id = $1 and partner_id = $2 and period >= $3
        """;

    /// <summary>One page of the list; sort keys: name, country, activated, balance, revenue, last. Money only for those who may see it.</summary>
    public async Task<ListPage<PartnerListRow>> ListAsync(Viewer viewer, ListRequest request, PartnerStatus? status, CancellationToken ct)
    {
        viewer.Require(Permission.SeeAllPartners);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var calendar = await MonthCalendar.ReadAsync(tx, ProgramIds.Main, time, ct);
        var money = viewer.May(Permission.SeeAllStatements);
        var order = request.Sort switch
        {
            "country" => "p.country",
            "activated" => "a.activated_on",
            "balance" when money => "7",
            "revenue" when money => "8",
            "last" => "i.last_invoice",
            _ => "p.name collate \"und-x-icu\"",
        };
        var sql = $"{List} order by {order} {(request.Descending ? "desc nulls last" : "asc nulls first")}, p.partner_id limit {request.PageSize} offset {request.Skip}";
        var total = 0;
        var rows = await tx.ReadAsync(
            sql,
            row =>
            {
                total = (int)row.GetInt64(10);
                return new PartnerListRow(
                    row.GetString(0), row.GetString(1), row.GetString(2), Status(row, 3, 4, calendar.Today), row.GetFieldValue<DateOnly>(5),
                    money ? row.GetDecimal(6) : null, money ? row.GetDecimal(7) : null, money ? row.GetDecimal(8) : null,
                    row.IsDBNull(9) ? null : row.GetFieldValue<DateOnly>(9), calendar.Currency);
            },
            ct, ProgramIds.Main, request.Search is { Length: > 0 } search ? LikePattern.Containing(search) : "", calendar.Today.Year,
            status is { } wanted ? Vocabulary<PartnerStatus>.Text(wanted) : "", (calendar.LastClosed ?? Month.Of(DateOnly.MinValue)).First, calendar.Today);
        return new ListPage<PartnerListRow>(rows, total);
    }

    /// <summary>One partner's figures; null when it is absent or not the viewer's.</summary>
    public async Task<PartnerOverview?> FindAsync(Viewer viewer, string partnerId, CancellationToken ct)
    {
        viewer.Require(viewer.IsStaff ? Permission.SeeAllStatements : Permission.SeeOwnLedger);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var agreement = (await AgreementStore.ReadAsync(tx, ProgramIds.Main, [partnerId], ct)).GetValueOrDefault(partnerId);
        if (agreement is null) return null;

        var calendar = await MonthCalendar.ReadAsync(tx, ProgramIds.Main, time, ct);
        var terms = await TermsStore.LoadAsync(tx, ProgramIds.Main, ct);
        var open = await OpenCommission.ReadAsync(tx, calendar, terms, agreement.Agreement, ct);
        var months = await MonthsAsync(tx, calendar, partnerId, open, ct);
        var year = calendar.Today.Year;
        var threshold = terms.ForRefund(year, agreement.Agreement.ActivatedOn).RefundThreshold;
        var rows = await tx.ReadAsync(
            Head,
            row => new PartnerOverview(
                row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), Status(row, 4, 5, calendar.Today),
                row.GetFieldValue<DateOnly>(6), row.IsDBNull(5) ? null : row.GetFieldValue<DateOnly>(5),
                Amount(row.GetDecimal(7)), Amount(row.GetDecimal(8)), Payout(row, calendar.Currency),
                Earned(open, calendar, Month.Of(calendar.Today)), Earned(open, calendar, null), calendar.LastClosed,
                new GoalProgress(
                    year, Amount(row.GetDecimal(9) + open.Revenue.GetValueOrDefault(year)), Amount(threshold), Amount(row.GetDecimal(10))),
                months),
            ct, ProgramIds.Main, partnerId, year);
        return rows.SingleOrDefault();

        Money Amount(decimal amount) => new(amount, calendar.Currency);
    }

    private static async Task<IReadOnlyList<MonthFigures>> MonthsAsync(
        PortalTransaction tx, MonthCalendar calendar, string partnerId, OpenCommission open, CancellationToken ct)
    {
        var last = Month.Of(calendar.Today);
        var first = last.AddMonths(1 - ChartMonths);
        var posted = (await tx.ReadAsync(
                Commission, row => (Period: Month.Of(row.GetFieldValue<DateOnly>(0)), Amount: row.GetDecimal(1)), ct,
                ProgramIds.Main, partnerId, first.AddMonths(-12).First))
            .ToDictionary(row => row.Period, row => row.Amount);
        return [.. first.Through(last).Select(month => new MonthFigures(
            month, posted.GetValueOrDefault(month) + Earned(open, calendar, month).Amount, posted.GetValueOrDefault(month.AddMonths(-12)),
            month > (calendar.LastClosed ?? Month.Of(DateOnly.MinValue))))];
    }

    private static Money Earned(OpenCommission open, MonthCalendar calendar, Month? month) => open.Postings
        .Where(posting => posting.Kind == PostingKind.Commission && (month is null || posting.Period == month))
        .Aggregate(Money.Zero(calendar.Currency), (sum, posting) => sum + posting.Amount);

    private static PayoutView? Payout(NpgsqlDataReader row, Currency currency) => row.IsDBNull(11)
        ? null
        : new PayoutView(
            Month.Of(row.GetFieldValue<DateOnly>(11)), new Money(row.GetDecimal(12), currency),
            row.IsDBNull(13) ? null : Vocabulary<PayoutObstacle>.Parse(row.GetString(13)), row.GetString(14));

    private static PartnerStatus Status(NpgsqlDataReader row, int suspended, int terminatedOn, DateOnly today) =>
        !row.IsDBNull(terminatedOn) && row.GetFieldValue<DateOnly>(terminatedOn) < today ? PartnerStatus.Terminated
        : row.GetBoolean(suspended) ? PartnerStatus.Suspended
        : PartnerStatus.Active;
}
