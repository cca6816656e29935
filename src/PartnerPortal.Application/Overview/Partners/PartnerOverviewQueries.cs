using PartnerPortal.Application.Finance.Balances;
using PartnerPortal.Application.Finance.Commissions;
using PartnerPortal.Application.Finance.Ledger;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Application.Program.Terms;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Payouts;
using PartnerPortal.Domain.Finance.Statements;

namespace PartnerPortal.Application.Overview.Partners;

/// <summary>One partner: for the partner page and the partner's own home.</summary>
/// <param name="Balance">Sum of the ledger, open months included.</param>
/// <param name="Held">Commission inside it whose invoice is disputed.</param>
/// <param name="Payout">What the last close proposed; null before the first.</param>
/// <param name="EarnedThisMonth">Commission of the current month so far, posted when the month closes.</param>
/// <param name="EarnedOpen">Commission of all months that are not closed yet, this one included.</param>
/// <param name="Goal">The current fee year, today: months that are not closed count too.</param>
/// <param name="Months">The last 13 months, oldest first.</param>
/// <param name="RevenueByMonth">Licence revenue of the fee year at the end of each month that changed it, oldest first.</param>
public sealed record PartnerOverview(
    string PartnerId, string Name, string Country, string Language, PartnerStatus Status, DateOnly ActivatedOn, DateOnly? TerminatedOn,
    Money Balance, Money Held, PayoutView? Payout, Money EarnedThisMonth, Money EarnedOpen, Month? LastClosed, GoalProgress Goal,
    IReadOnlyList<MonthFigures> Months, IReadOnlyList<Money> RevenueByMonth)
{
    /// <summary>Whom the partner can ask; null while nobody is named.</summary>
    public ContactPerson? Contact { get; init; }

    /// <summary>Licence revenue of the current fee year in closed months: what lists and the vendor's home show.</summary>
    public Money ClosedRevenue { get; init; }

    /// <summary>The month whose statement a person looks at before it comes; null for none.</summary>
    public Month? Awaited { get; init; }
}

/// <summary>The payout proposal of a period.</summary>
/// <param name="NotDue">Purchases that were not due by its end: not set off.</param>
public sealed record PayoutView(Month Period, Money Payable, Money NotDue, PayoutObstacle? Obstacle, string Status);

/// <summary>A month in the chart.</summary>
/// <param name="Open">Not closed yet: the commission is so far.</param>
public sealed record MonthFigures(Month Month, decimal Commission, decimal CommissionYearBefore, bool Open);

/// <summary>Where one partner stands: staff see each, a partner's people their own; anything else is as if it were absent.</summary>
public sealed class PartnerOverviewQueries(PortalDatabase database, OpenCommissions commissions, TimeProvider time)
{
    private const int ChartMonths = 13;

    // $3 is the last closed month, $4 the fee year.
    private const string Head = $"""
        select p.partner_id, p.name, p.country, p.language, a.suspended, a.terminated_on, a.activated_on,
            b.balance,
            {HeldCommission.Sum} as held,
            coalesce((select sum(amount) from licence_revenue where program_id = $1 and partner_id = $2 and fee_year = $4), 0)
                as licence_revenue,
            coalesce((select -sum(amount) from posting where program_id = $1 and partner_id = $2 and fee_year = $4
                and kind <> 'fee_refund'), 0) as fees,
            o.period, o.payable, o.obstacle, o.status,
            (select array_agg(reached order by period) from (select period, sum(sum(amount)) over (order by period) as reached
                from licence_revenue
                where program_id = $1 and partner_id = $2 and fee_year = $4 group by period) months) as reached,
            (select min(period) from parked_month where program_id = $1 and partner_id = $2 and finished_at is null) as awaited,
            coalesce((select sum(amount) from licence_revenue where program_id = $1 and partner_id = $2 and fee_year = $4
                and period <= $3), 0) as closed_revenue,
            o.not_due
        from partner p
        join agreement a on a.program_id = $1 and a.partner_id = p.partner_id
        left join lateral (select * from payout_proposal where program_id = $1 and partner_id = $2 order by period desc limit 1) o on true
        left join lateral ({BalanceSums.OfOne}) b on true
        where p.partner_id = $2
        """;

    private const string Commission = """
        select period, commission from statement where program_id = $1 and partner_id = $2 and period >= $3
        """;

    /// <summary>One partner's figures; null when it is absent or not the viewer's.</summary>
    public async Task<PartnerOverview?> FindAsync(Viewer viewer, string partnerId, CancellationToken ct)
    {
        viewer.Require(viewer.IsStaff ? Permission.SeeAllStatements : Permission.SeeOwnLedger);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var first = new PortalBatch(tx);
        var (foundAgreement, foundCalendar, foundTerms) = (
            AgreementStore.Find(first, tx.ProgramId, partnerId), MonthCalendar.In(first, tx.ProgramId, time),
            TermsStore.Load(first, tx.ProgramId));
        var facts = OpenCommissions.FindFacts(first, tx.ProgramId, partnerId);
        await first.RunAsync(ct);
        if (foundAgreement() is not { } agreement) return null;

        var (calendar, terms) = (foundCalendar(), foundTerms());
        var year = calendar.Today.Year;
        var threshold = terms.ForRefund(year, agreement.Agreement.ActivatedOn).RefundThreshold;
        var second = new PortalBatch(tx);
        var contact = ContactPerson.Find(second, partnerId, time.GetUtcNow());
        var foundOpen = await commissions.FindAsync(tx, second, calendar, terms, agreement.Agreement, facts(), ct);
        var commission = second.Rows<MonthCommission>(
            Commission, tx.ProgramId, partnerId, Month.Of(calendar.Today).AddMonths(1 - ChartMonths - 12).First);
        var heads = second.Rows<HeadRow>(Head, tx.ProgramId, partnerId, calendar.ClosedThrough.First, year);
        await second.RunAsync(ct);
        var open = foundOpen();
        return heads.Select(row => row.ToOverview(calendar, threshold)).Select(head => head with
        {
            EarnedThisMonth = Amount(open.Commission.GetValueOrDefault(Month.Of(calendar.Today))),
            EarnedOpen = Amount(open.Commission.Values.Sum()),
            Goal = head.Goal with { LicenceRevenue = head.Goal.LicenceRevenue + Amount(open.Revenue.GetValueOrDefault(year)) },
            Contact = contact(),
            Months = Months(calendar, commission.ToDictionary(row => row.Period, row => row.Commission), open),
        }).SingleOrDefault();

        Money Amount(decimal amount) => new(amount, calendar.Currency);
    }

    private static MonthFigures[] Months(MonthCalendar calendar, Dictionary<Month, decimal> posted, OpenCommission open)
    {
        var last = Month.Of(calendar.Today);
        var first = last.AddMonths(1 - ChartMonths);
        return [.. first.Through(last).Select(month => new MonthFigures(
            month, posted.GetValueOrDefault(month) + open.Commission.GetValueOrDefault(month),
            posted.GetValueOrDefault(month.AddMonths(-12)),
            month > calendar.ClosedThrough))];
    }

    private sealed record MonthCommission(Month Period, decimal Commission);

    private sealed record HeadRow(
        string PartnerId, string Name, string Country, string Language, bool Suspended, DateOnly? TerminatedOn, DateOnly ActivatedOn,
        decimal Balance, decimal Held, decimal LicenceRevenue, decimal Fees, Month? Period, decimal? Payable, string? Obstacle,
        string? Status, decimal[]? Reached, Month? Awaited, decimal ClosedRevenue, decimal? NotDue)
    {
        public PartnerOverview ToOverview(MonthCalendar calendar, decimal threshold)
        {
            var goal = new GoalProgress(calendar.Today.Year, Amount(LicenceRevenue), Amount(threshold), Amount(Fees));
            return new PartnerOverview(
                PartnerId, Name, Country, Language, PartnerStanding.Of(Suspended, TerminatedOn, calendar.Today), ActivatedOn, TerminatedOn,
                Amount(Balance), Amount(Held), Payout(calendar.Currency), Amount(0), Amount(0), calendar.LastClosed, goal,
                [], Reached is null ? [] : [.. Reached.Select(Amount)])
            {
                ClosedRevenue = Amount(ClosedRevenue),
                Awaited = Awaited,
            };

            Money Amount(decimal amount) => new(amount, calendar.Currency);
        }

        private PayoutView? Payout(Currency currency) => Period is not { } period
            ? null
            : new PayoutView(
                period, new Money(Payable!.Value, currency), new Money(NotDue!.Value, currency),
                Obstacle is null ? null : Vocabulary<PayoutObstacle>.Parse(Obstacle), Status!);
    }
}
