using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Overview.Dashboard;

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
