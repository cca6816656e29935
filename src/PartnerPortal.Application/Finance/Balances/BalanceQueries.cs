using System.Runtime.CompilerServices;
using PartnerPortal.Application.Finance.Ledger;
using PartnerPortal.Application.Finance.Payouts;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Balances;

/// <summary>On whose side a balance is.</summary>
public enum BalanceSide
{
    /// <summary>The partner owes.</summary>
    Receivable,

    /// <summary>The vendor owes.</summary>
    Payable,
}

/// <summary>What a partner owes by age in days. What came in covers the oldest first, so the latest charges are what is open.</summary>
public sealed record Ageing(Money UpTo30, Money UpTo60, Money UpTo90, Money Older);

/// <summary>Where one partner's account stands today, open months included.</summary>
/// <param name="Held">Commission on disputed invoices inside the balance.</param>
/// <param name="OnItsWay">Payouts that were proposed or approved and have not left yet.</param>
/// <param name="NotDue">Purchases inside the balance that are not due today: not set off.</param>
/// <param name="Payable">What could be paid out today: never below zero.</param>
public sealed record BalanceRow(
    string PartnerId, string Partner, Money Balance, Money Held, Money OnItsWay, Money NotDue, Money Payable, Ageing Owed);

/// <summary>What all balances come to.</summary>
public sealed record BalanceTotals(Money Receivable, Money Payable, Money Held, Ageing Owed);

/// <summary>Receivable and payable by partner.</summary>
public sealed class BalanceQueries(PortalDatabase database, TimeProvider time)
{
    private const string Columns = """
        p.partner_id, p.name as partner, coalesce(b.balance, 0) as balance, coalesce(h.held, 0) as held,
        coalesce(w.amount, 0) as on_its_way, u.amount as not_due, coalesce(o.upto30, 0) as up_to_30,
        coalesce(o.upto60, 0) as up_to_60, coalesce(o.upto90, 0) as up_to_90, coalesce(o.older, 0) as older
        """;

    private const string From = $"agreement a join partner p on p.partner_id = a.partner_id {BalanceSums.Join}";

    private const string Joins = $"""
        left join lateral (select sum(c.amount) as held {HeldCommission.From} and i.partner_id = p.partner_id) h on true
        left join lateral (select sum(y.payable) as amount from payout_proposal y
            where y.program_id = $1 and y.partner_id = p.partner_id and y.status in ('proposed', 'approved')) w on true
        left join lateral ({OpenPurchases.SumOfOne}) u on true
        {Ages}
        """;

    // $2 is today.
    private const string Ages = """
        left join lateral (
            select sum(part) filter (where age <= 30) as upto30, sum(part) filter (where age between 31 and 60) as upto60,
                sum(part) filter (where age between 61 and 90) as upto90, sum(part) filter (where age > 90) as older
            from (select greatest(0, least(-x.amount, -b.balance - x.amount + sum(x.amount) over later)) as part, $2::date - x.value_date
                as age
                from posting x where x.program_id = $1 and x.partner_id = p.partner_id and x.amount < 0 and b.balance < 0
                window later as (order by x.value_date desc, x.posting_id rows unbounded preceding)) charges) o on true
        """;

    /// <summary>One page; sort keys: partner, balance.</summary>
    public async Task<ListPage<BalanceRow>> ListAsync(Viewer viewer, ListRequest request, BalanceSide? side, CancellationToken ct)
    {
        viewer.Require(Permission.SeeAllStatements);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var calendar = await MonthCalendar.ReadAsync(tx, tx.ProgramId, time, ct);
        return (await List(request, side, calendar).PageAsync<Row>(tx, request, ct)).Select(row => row.In(calendar.Currency));
    }

    /// <summary>Every balance that the filter lets through, in the list's order, as a stream.</summary>
    public async IAsyncEnumerable<BalanceRow> StreamAsync(
        Viewer viewer, ListRequest request, BalanceSide? side, [EnumeratorCancellation] CancellationToken ct)
    {
        viewer.Require(Permission.SeeAllStatements);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var calendar = await MonthCalendar.ReadAsync(tx, tx.ProgramId, time, ct);
        await foreach (var row in List(request, side, calendar).StreamAsync<Row>(tx, ct)) yield return row.In(calendar.Currency);
    }

    /// <summary>The sums over all partners.</summary>
    public async Task<BalanceTotals> TotalsAsync(Viewer viewer, CancellationToken ct)
    {
        viewer.Require(Permission.SeeAllStatements);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var calendar = await MonthCalendar.ReadAsync(tx, tx.ProgramId, time, ct);
        var list = List(new ListRequest(1, 1, null, false, null), null, calendar);
        var rows = await tx.RowsAsync<TotalsRow>(
            $"""
            {BalanceSums.With},
            held as materialized (select i.partner_id, sum(c.amount) as held {HeldCommission.From} group by i.partner_id),
            leaving as materialized (select partner_id, sum(payable) as amount from payout_proposal
                where program_id = $1 and status in ('proposed', 'approved') group by partner_id),
            undue as materialized ({OpenPurchases.SumOfEach})
            select coalesce(sum(-b.balance) filter (where b.balance < 0), 0) as receivable,
                coalesce(sum(greatest(0, b.balance + coalesce(u.amount, 0) - coalesce(h.held, 0) - coalesce(w.amount, 0))), 0) as payable,
                coalesce(sum(h.held), 0) as held,
                coalesce(sum(o.upto30), 0) as up_to_30, coalesce(sum(o.upto60), 0) as up_to_60, coalesce(sum(o.upto90), 0) as up_to_90,
                coalesce(sum(o.older), 0) as older
            from {list.From} left join held h on h.partner_id = p.partner_id left join leaving w on w.partner_id = p.partner_id
            left join undue u on u.partner_id = p.partner_id {Ages}
            where {list.Where}
            """,
            ct, [.. list.Where.Parameters]);
        return rows.Single().In(calendar.Currency);
    }

    private static ListSelect List(ListRequest request, BalanceSide? side, MonthCalendar calendar)
    {
        var where = new ListWhere(DataScope.All.ProgramId, calendar.Today, calendar.ClosedThrough.First)
            .And("a.program_id = $1").AndIf(side is BalanceSide.Receivable, "b.balance < 0").AndIf(
                side is BalanceSide.Payable, "b.balance > 0");
        if (request.Only is { } only) where.AndAny("p.partner_id", only);
        if (request.Search is { Length: > 0 } search)
            where.And("p.name ilike {0} or p.partner_id ilike {0}", LikePattern.Containing(search));
        const string name = "p.name collate \"und-x-icu\"";
        var order = request.Order(
            "coalesce(b.balance, 0), p.partner_id", "p.partner_id", ("partner", name), ("balance", "coalesce(b.balance, 0)"));
        return new ListSelect(Columns, From, where, order) { With = BalanceSums.With, Joins = Joins, Key = "p.partner_id" };
    }

    private sealed record Row(
        string PartnerId, string Partner, decimal Balance, decimal Held, decimal OnItsWay, decimal NotDue,
        decimal UpTo30, decimal UpTo60, decimal UpTo90, decimal Older)
    {
        public BalanceRow In(Currency currency)
        {
            return new BalanceRow(
                PartnerId, Partner, Amount(Balance), Amount(Held), Amount(OnItsWay), Amount(NotDue),
                Amount(Math.Max(0, Balance + NotDue - Held - OnItsWay)),
                new Ageing(Amount(UpTo30), Amount(UpTo60), Amount(UpTo90), Amount(Older)));

            Money Amount(decimal amount) => new(amount, currency);
        }
    }

    private sealed record TotalsRow(
        decimal Receivable, decimal Payable, decimal Held, decimal UpTo30, decimal UpTo60, decimal UpTo90, decimal Older)
    {
        public BalanceTotals In(Currency currency)
        {
            return new BalanceTotals(
                Amount(Receivable), Amount(Payable), Amount(Held),
                new Ageing(Amount(UpTo30), Amount(UpTo60), Amount(UpTo90), Amount(Older)));

            Money Amount(decimal amount) => new(amount, currency);
        }
    }
}
