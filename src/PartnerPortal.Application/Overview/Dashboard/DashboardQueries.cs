using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Overview.Dashboard;

/// <summary>How many things of each kind wait for somebody.</summary>
public sealed record WaitingCounts(
    int ActivePartners, int WorkItems, int DisputedInvoices, int UnlinkedCredits, int WithheldPayouts, int ProposedPayouts, int Adjustments,
    int Applications);

/// <summary>A month of the whole program.</summary>
/// <param name="Revenue">Net invoiced in the month, in program currency.</param>
/// <param name="Commission">What its statements hold as commission; zero while it is open.</param>
public sealed record ProgramMonth(
    Month Month, decimal Revenue, decimal RevenueYearBefore, decimal Commission, decimal CommissionYearBefore, bool Open);

/// <summary>A partner that lacks little to the threshold.</summary>
/// <param name="Revenue">Of the current fee year in closed months.</param>
public sealed record NearThreshold(string PartnerId, string Partner, Money Revenue, Money Threshold)
{
    public Money Missing => Threshold - Revenue;
}

/// <summary>The figures of the program; they may be a minute old.</summary>
/// <param name="Months">The last 13 months, oldest first.</param>
public sealed record ProgramFigures(
    IReadOnlyList<ProgramMonth> Months, IReadOnlyList<NearThreshold> Near, Currency Currency, DateTimeOffset AsOf);

/// <summary>What the vendor's home shows.</summary>
public sealed class DashboardQueries(PortalDatabase database, TimeProvider time) : IDisposable
{
    private const int Shown = 13;
    private const int MostNear = 8;

    // Sums over everything cost too much to be worked out for each look.
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(1);

    private const string Counts = """
        select (select count(*) from agreement where program_id = $1 and not suspended
            and (terminated_on is null or terminated_on >= $2))::int as active_partners,
            (select count(*) from (select from work_item where program_id = $1 and resolved_at is null limit 1000) c)::int as work_items,
            (select count(*) from (select from invoice where program_id = $1 and disputed limit 1000) c)::int as disputed_invoices,
            (select count(*) from (select from credit_note where program_id = $1 and invoice_no is null limit 1000) c)::int
                as unlinked_credits,
            (select count(*) from payout_proposal where program_id = $1 and period = $3 and status = 'withheld'
                and obstacle <> 'below_minimum')::int as withheld_payouts,
            (select count(*) from payout_proposal where program_id = $1 and period >= $4 and status = 'proposed')::int as proposed_payouts,
            (select count(*) from adjustment where program_id = $1 and approved_by is null and rejected_by is null)::int as adjustments,
            (select count(*) from partner_application where program_id = $1 and status in ('applicant', 'under_review')
                and confirmed_at is not null)::int as applications
        """;

    private const string Revenue = """
        select date_trunc('month', i.issued_on::timestamp)::date as month, sum(round(l.net / i.fx, 2)) as sum
        from invoice i join invoice_line l on l.program_id = i.program_id and l.invoice_no = i.invoice_no
        where i.program_id = $1 and i.issued_on >= $2 group by 1
        """;

    private const string Commission = """
        select period as month, sum(commission) as sum from statement
        where program_id = $1 and period >= $2 group by period
        """;

    // $2 is the fee year, $3 today, $4 how many, $5 the last closed month.
    private const string Near = """
        select p.partner_id, p.name, r.revenue, coalesce(t.refund_threshold, 2500) as threshold
        from (select partner_id, sum(amount) as revenue from licence_revenue
            where program_id = $1 and fee_year = $2 and period <= $5 group by partner_id) r
        join agreement a on a.program_id = $1 and a.partner_id = r.partner_id and (a.terminated_on is null or a.terminated_on >= $3)
        join partner p on p.partner_id = r.partner_id
        left join lateral (select refund_threshold from terms_version v where v.program_id = $1
            and v.valid_from <= greatest(make_date($2, 1, 1), a.activated_on) order by valid_from desc limit 1) t on true
        where r.revenue < coalesce(t.refund_threshold, 2500)
        order by coalesce(t.refund_threshold, 2500) - r.revenue, p.partner_id limit $4
        """;

    private readonly SemaphoreSlim _reading = new(1, 1);
    private ProgramFigures? _known;

    /// <summary>What waits, now.</summary>
    public async Task<WaitingCounts> WaitingAsync(Viewer viewer, CancellationToken ct)
    {
        viewer.Require(Permission.SeeMonths);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var calendar = await MonthCalendar.ReadAsync(tx, tx.ProgramId, time, ct);
        var last = calendar.ClosedThrough;
        return (await tx.RowsAsync<WaitingCounts>(
            Counts, ct, tx.ProgramId, calendar.Today, last.First, Month.Of(calendar.Today).AddMonths(-Shown).First)).Single();
    }

    /// <summary>The figures if they are at hand; null when they have to be worked out.</summary>
    public ProgramFigures? AtHand(Viewer viewer)
    {
        viewer.Require(Permission.SeeAllStatements);
        return _known is { } known && time.GetUtcNow() - known.AsOf < Keep ? known : null;
    }

    /// <summary>The figures of the program, at most a minute old.</summary>
    public async Task<ProgramFigures> FiguresAsync(Viewer viewer, CancellationToken ct)
    {
        if (AtHand(viewer) is { } known) return known;
        await _reading.WaitAsync(ct);
        try
        {
            // Whoever waited finds what the one before worked out.
            return AtHand(viewer) ?? (_known = await ReadAsync(viewer, time.GetUtcNow(), ct));
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private async Task<ProgramFigures> ReadAsync(Viewer viewer, DateTimeOffset now, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var calendar = await MonthCalendar.ReadAsync(tx, tx.ProgramId, time, ct);
        var last = Month.Of(calendar.Today);
        var first = last.AddMonths(1 - Shown);
        var since = first.AddMonths(-12).First;
        var revenue = await SumsAsync(tx, Revenue, since, ct);
        var commission = await SumsAsync(tx, Commission, since, ct);
        var near = await tx.RowsAsync<NearRow>(
            Near, ct, tx.ProgramId, calendar.Today.Year, calendar.Today, MostNear, calendar.ClosedThrough.First);
        return new ProgramFigures(
            [.. first.Through(last).Select(month => new ProgramMonth(
                month, revenue.GetValueOrDefault(month), revenue.GetValueOrDefault(month.AddMonths(-12)),
                commission.GetValueOrDefault(month),
                commission.GetValueOrDefault(month.AddMonths(-12)), month > calendar.ClosedThrough))],
            [.. near.Select(row => row.In(calendar.Currency))], calendar.Currency, now);
    }

    private static async Task<Dictionary<Month, decimal>> SumsAsync(
        PortalTransaction tx, string sql, DateOnly since, CancellationToken ct) =>
        (await tx.RowsAsync<MonthSum>(sql, ct, tx.ProgramId, since)).ToDictionary(row => row.Month, row => row.Sum);

    private sealed record MonthSum(Month Month, decimal Sum);

    private sealed record NearRow(string PartnerId, string Name, decimal Revenue, decimal Threshold)
    {
        public NearThreshold In(Currency currency) =>
            new(PartnerId, Name, new Money(Revenue, currency), new Money(Threshold, currency));
    }
}
