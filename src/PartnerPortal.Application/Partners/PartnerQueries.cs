using System.Runtime.CompilerServices;
using Npgsql;
using PartnerPortal.Application.Access;
using PartnerPortal.Application.Balances;
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

/// <summary>Who a partner is: the head of its page.</summary>
public sealed record PartnerHead(string PartnerId, string Name, string Country, PartnerStatus Status, DateOnly ActivatedOn, DateOnly? TerminatedOn);

/// <summary>One partner: for the partner page and the partner's own home.</summary>
/// <param name="Balance">Sum of the ledger, open months included.</param>
/// <param name="Held">Commission inside it whose invoice is disputed.</param>
/// <param name="Payout">What the last close proposed; null before the first.</param>
/// <param name="EarnedThisMonth">Commission of the current month so far, posted when the month closes.</param>
/// <param name="EarnedOpen">Commission of all months that are not closed yet, this one included.</param>
/// <param name="Goal">The current fee year, today.</param>
/// <param name="Months">The last 13 months, oldest first.</param>
/// <param name="RevenueByMonth">Licence revenue of the fee year at the end of each month that changed it, oldest first.</param>
public sealed record PartnerOverview(
    string PartnerId, string Name, string Country, string Language, PartnerStatus Status, DateOnly ActivatedOn, DateOnly? TerminatedOn,
    Money Balance, Money Held, PayoutView? Payout, Money EarnedThisMonth, Money EarnedOpen, Month? LastClosed, GoalProgress Goal,
    IReadOnlyList<MonthFigures> Months, IReadOnlyList<Money> RevenueByMonth)
{
    /// <summary>Whom the partner can ask; null while nobody is named.</summary>
    public ContactPerson? Contact { get; init; }
}

/// <summary>The payout proposal of a period.</summary>
public sealed record PayoutView(Month Period, Money Payable, PayoutObstacle? Obstacle, string Status);

/// <summary>A month in the chart.</summary>
/// <param name="Open">Not closed yet: the commission is so far.</param>
public sealed record MonthFigures(Month Month, decimal Commission, decimal CommissionYearBefore, bool Open);

/// <summary>Reads partners: staff see all, a partner's people their own; anything else is as if it were absent.</summary>
public sealed class PartnerQueries(PortalDatabase database, TimeProvider time)
{
    private const int ChartMonths = 13;

    private const string ListColumns = """
        p.partner_id, p.name, p.country, a.suspended, a.terminated_on, a.activated_on,
        coalesce(b.balance, 0), coalesce(r.revenue, 0), coalesce(t.refund_threshold, 2500), i.last_invoice
        """;

    private const string ListFrom = "partner p join agreement a on a.program_id = $1 and a.partner_id = p.partner_id";

    // $3 is the last closed month.
    private const string BalanceJoin = $"left join lateral ({BalanceSums.OfOne}) b on true";

    // $2 is the fee year.
    private const string ListJoins = """
        left join lateral (select sum(amount) as revenue from licence_revenue l
            where l.program_id = $1 and l.partner_id = p.partner_id and l.fee_year = $2) r on true
        left join lateral (select refund_threshold from terms_version v
            where v.program_id = $1 and v.valid_from <= greatest(make_date($2, 1, 1), a.activated_on) order by valid_from desc limit 1) t on true
        left join lateral (select issued_on as last_invoice from invoice x
            where x.program_id = $1 and x.partner_id = p.partner_id order by issued_on desc, invoice_no desc limit 1) i on true
        """;

    // $4 is the fee year.
    private const string Head = $"""
        select p.partner_id, p.name, p.country, p.language, a.suspended, a.terminated_on, a.activated_on,
            b.balance,
            {HeldCommission.Sum},
            coalesce((select sum(amount) from licence_revenue where program_id = $1 and partner_id = $2 and fee_year = $4), 0),
            coalesce((select -sum(amount) from posting where program_id = $1 and partner_id = $2 and fee_year = $4 and kind <> 'fee_refund'), 0),
            o.period, o.payable, o.obstacle, o.status,
            (select array_agg(reached order by period) from (select period, sum(sum(amount)) over (order by period) as reached from licence_revenue
                where program_id = $1 and partner_id = $2 and fee_year = $4 group by period) months)
        from partner p
        join agreement a on a.program_id = $1 and a.partner_id = p.partner_id
        left join lateral (select * from payout_proposal where program_id = $1 and partner_id = $2 order by period desc limit 1) o on true
        {BalanceJoin}
        where p.partner_id = $2
        """;

    private const string Commission = """
        select period, commission from statement where program_id = $1 and partner_id = $2 and period >= $3
        """;

    /// <summary>One page of the list; sort keys: name, country, since, balance, revenue, last. Money only for those who may see it.</summary>
    public async Task<ListPage<PartnerListRow>> ListAsync(Viewer viewer, ListRequest request, PartnerStatus? status, CancellationToken ct)
    {
        viewer.Require(Permission.SeeAllPartners);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var calendar = await MonthCalendar.ReadAsync(tx, ProgramIds.Main, time, ct);
        return await List(viewer, request, status, calendar).PageAsync(tx, request, row => ListRow(row, viewer, calendar), ct);
    }

    /// <summary>Every row that the list's filter lets through, in its order, as a stream.</summary>
    public async IAsyncEnumerable<PartnerListRow> StreamListAsync(
        Viewer viewer, ListRequest request, PartnerStatus? status, [EnumeratorCancellation] CancellationToken ct)
    {
        viewer.Require(Permission.SeeAllPartners);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var calendar = await MonthCalendar.ReadAsync(tx, ProgramIds.Main, time, ct);
        await foreach (var row in List(viewer, request, status, calendar).StreamAsync(tx, row => ListRow(row, viewer, calendar), ct)) yield return row;
    }

    /// <summary>Who a partner is; null when it is absent or not the viewer's.</summary>
    public async Task<PartnerHead?> HeadAsync(Viewer viewer, string partnerId, CancellationToken ct)
    {
        viewer.Require(viewer.IsStaff ? Permission.SeeAllPartners : Permission.SeeOwnLedger);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var rows = await tx.ReadAsync(
            """
            select p.partner_id, p.name, p.country, a.suspended, a.terminated_on, a.activated_on, ($3::timestamptz at time zone g.time_zone)::date
            from partner p join agreement a on a.program_id = $1 and a.partner_id = p.partner_id join program g on g.program_id = $1
            where p.partner_id = $2
            """,
            row => new PartnerHead(
                row.GetString(0), row.GetString(1), row.GetString(2), Status(row, 3, 4, row.GetFieldValue<DateOnly>(6)), row.GetFieldValue<DateOnly>(5),
                row.IsDBNull(4) ? null : row.GetFieldValue<DateOnly>(4)),
            ct, ProgramIds.Main, partnerId, time.GetUtcNow());
        return rows.SingleOrDefault();
    }

    /// <summary>One partner's figures; null when it is absent or not the viewer's.</summary>
    public async Task<PartnerOverview?> FindAsync(Viewer viewer, string partnerId, CancellationToken ct)
    {
        viewer.Require(viewer.IsStaff ? Permission.SeeAllStatements : Permission.SeeOwnLedger);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var first = new PortalBatch(tx);
        var (foundAgreement, foundCalendar, foundTerms) = (
            AgreementStore.Find(first, ProgramIds.Main, partnerId), MonthCalendar.In(first, ProgramIds.Main, time), TermsStore.Load(first, ProgramIds.Main));
        var touched = PeriodInvoices.FindTouched(first, ProgramIds.Main, partnerId);
        await first.RunAsync(ct);
        if (foundAgreement() is not { } agreement) return null;

        var (calendar, terms) = (foundCalendar(), foundTerms());
        var year = calendar.Today.Year;
        var threshold = terms.ForRefund(year, agreement.Agreement.ActivatedOn).RefundThreshold;
        var second = new PortalBatch(tx);
        var contact = ContactPerson.Find(second, partnerId, time.GetUtcNow());
        var foundOpen = OpenCommission.Find(second, calendar, touched, terms, agreement.Agreement);
        var commission = second.Add(
            Commission, row => (Period: Month.Of(row.GetFieldValue<DateOnly>(0)), Amount: row.GetDecimal(1)),
            ProgramIds.Main, partnerId, Month.Of(calendar.Today).AddMonths(1 - ChartMonths - 12).First);
        var heads = second.Add(Head, Overview, ProgramIds.Main, partnerId, calendar.ClosedThrough.First, year);
        await second.RunAsync(ct);
        var open = foundOpen();
        return heads.Select(head => head with
        {
            EarnedThisMonth = Earned(open, calendar, Month.Of(calendar.Today)),
            EarnedOpen = Earned(open, calendar, null),
            Goal = head.Goal with { LicenceRevenue = head.Goal.LicenceRevenue + Amount(open.Revenue.GetValueOrDefault(year)) },
            Contact = contact(),
            Months = Months(calendar, commission.ToDictionary(row => row.Period, row => row.Amount), open),
        }).SingleOrDefault();

        PartnerOverview Overview(NpgsqlDataReader row) => new PartnerOverview(
                row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), Status(row, 4, 5, calendar.Today),
                row.GetFieldValue<DateOnly>(6), row.IsDBNull(5) ? null : row.GetFieldValue<DateOnly>(5),
                Amount(row.GetDecimal(7)), Amount(row.GetDecimal(8)), Payout(row, calendar.Currency),
                Amount(0), Amount(0), calendar.LastClosed, new GoalProgress(year, Amount(row.GetDecimal(9)), Amount(threshold), Amount(row.GetDecimal(10))),
                [], row.IsDBNull(15) ? [] : [.. row.GetFieldValue<decimal[]>(15).Select(Amount)]);

        Money Amount(decimal amount) => new(amount, calendar.Currency);
    }

    private static ListSelect List(Viewer viewer, ListRequest request, PartnerStatus? status, MonthCalendar calendar)
    {
        var where = new ListWhere(ProgramIds.Main, calendar.Today.Year, calendar.ClosedThrough.First);
        if (request.Search is { Length: > 0 } search) where.And("p.name ilike {0} or p.partner_id ilike {0}", LikePattern.Containing(search));
        if (request.Only is { } only) where.AndAny("p.partner_id", only);
        if (status is { } wanted)
        {
            where.And(
                "{0} = case when a.terminated_on < {1} then 'terminated' when a.suspended then 'suspended' else 'active' end",
                Vocabulary<PartnerStatus>.Text(wanted), calendar.Today);
        }

        const string name = "p.name collate \"und-x-icu\"";
        (string, string)[] sorts = [("name", name), ("id", "p.partner_id"), ("country", "p.country"), ("since", "a.activated_on"), ("last", "coalesce(i.last_invoice, date '0001-01-01')")];
        // Nobody learns by an order what the columns do not tell.
        if (viewer.May(Permission.SeeAllStatements)) sorts = [.. sorts, ("balance", "coalesce(b.balance, 0)"), ("revenue", "coalesce(r.revenue, 0)")];
        var order = request.Order($"{name}, p.partner_id", "p.partner_id", sorts);
        return request.Sort == "balance"
            ? new ListSelect(ListColumns, $"{ListFrom} {BalanceSums.Join}", where, order) { With = BalanceSums.With, Joins = ListJoins, Key = "p.partner_id" }
            : new ListSelect(ListColumns, ListFrom, where, order)
            {
                Joins = $"{BalanceJoin} {ListJoins}",
                Key = request.Sort is "revenue" or "last" ? null : "p.partner_id",
            };
    }

    private static PartnerListRow ListRow(NpgsqlDataReader row, Viewer viewer, MonthCalendar calendar)
    {
        var money = viewer.May(Permission.SeeAllStatements);
        return new PartnerListRow(
            row.GetString(0), row.GetString(1), row.GetString(2), Status(row, 3, 4, calendar.Today), row.GetFieldValue<DateOnly>(5),
            money ? row.GetDecimal(6) : null, money ? row.GetDecimal(7) : null, money ? row.GetDecimal(8) : null,
            row.IsDBNull(9) ? null : row.GetFieldValue<DateOnly>(9), calendar.Currency);
    }

    private static MonthFigures[] Months(MonthCalendar calendar, Dictionary<Month, decimal> posted, OpenCommission open)
    {
        var last = Month.Of(calendar.Today);
        var first = last.AddMonths(1 - ChartMonths);
        return [.. first.Through(last).Select(month => new MonthFigures(
            month, posted.GetValueOrDefault(month) + Earned(open, calendar, month).Amount, posted.GetValueOrDefault(month.AddMonths(-12)),
            month > calendar.ClosedThrough))];
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
