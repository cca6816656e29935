using System.Collections.Concurrent;
using PartnerPortal.Application.Finance.Parking;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Closing;

/// <summary>The months page: what is open, what runs, what was closed.</summary>
/// <param name="NextToClose">Null when nothing is registered yet.</param>
/// <param name="NextIsOver">Whether it may be closed today.</param>
/// <param name="Due">Months that are over and open.</param>
/// <param name="Current">The attempt that is running, or the last one of a month that is not finished.</param>
/// <param name="Closed">Latest first.</param>
/// <param name="Parking">Whom the month waits for.</param>
public sealed record MonthsOverview(
    Month? NextToClose, bool NextIsOver, IReadOnlyList<Month> Due, CloseRunView? Current, IReadOnlyList<ClosedMonthRow> Closed,
    bool AutomaticClose, int AutomaticCloseDay, Currency Currency, ParkingOverview Parking);

/// <summary>A closed month: how much it posted, who closed it, and how long the work took over all attempts.</summary>
public sealed record ClosedMonthRow(
    Month Month, DateTimeOffset ClosedAt, string ClosedBy, TimeSpan Worked, int Attempts, int Statements, long Postings, decimal Commission,
    decimal Fees);

/// <summary>An attempt as others see it.</summary>
/// <param name="IsAlive">Whether the process that runs it has given a sign of life lately.</param>
public sealed record CloseRunView(
    Guid RunId, Month Month, CloseRunStatus Status, string StartedBy, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, bool IsAlive,
    string? StopRequestedBy, string? Message, IReadOnlyList<CloseStepView> Steps);

/// <summary>A step of the month, over all attempts. <paramref name="Made"/> counts postings, statements or proposals.</summary>
public sealed record CloseStepView(
    CloseStepName Step, long Done, long Total, long Made, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt);

/// <summary>One attempt in the history of a month.</summary>
public sealed record CloseAttemptRow(
    Month Month, CloseRunStatus Status, string StartedBy, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? Message);

/// <summary>What screens and commands ask about months.</summary>
public sealed class MonthQueries(PortalDatabase database, TimeProvider time)
{
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(30);

    private const string Closed = """
        select p.month, p.closed_at, coalesce(r.started_by, '') as closed_by, coalesce(r.worked, interval '0') as worked,
            r.attempts::int as attempts, coalesce(s.statements, 0)::int as statements, coalesce(c.postings, 0)::bigint as postings,
            coalesce(s.commission, 0) as commission, coalesce(s.fees, 0) as fees
        from period p
        join lateral (select (array_agg(started_by order by started_at desc))[1] as started_by,
                sum(coalesce(ended_at, beat_at) - started_at) as worked, count(*) as attempts
            from close_run where program_id = $1 and month = p.month) r on true
        left join (select period, count(*) as statements, sum(commission) as commission,
                sum(registration_fee + monthly_fee + fee_waiver + fee_refund) as fees
            from statement where program_id = $1 and period <> all($2) group by period) s on s.period = p.month
        left join (select month, sum(postings) as postings from close_step
            where program_id = $1 and step in ('commission', 'fees', 'refund') group by month) c on c.month = p.month
        where p.program_id = $1 and p.status = 'closed' and p.month <> all($2)
        order by p.month desc
        """;

    private const string Latest = """
        select run_id, month, status, started_by, started_at, ended_at, beat_at, stop_requested_by, message
        from close_run where program_id = $1 and ($2::date is null or month = $2) order by started_at desc limit 1
        """;

    // Nothing of a closed month changes any more: its sums over all statements are read once.
    private readonly ConcurrentDictionary<Month, ClosedMonthRow> _closed = new();

    /// <summary>Everything the months page shows.</summary>
    public async Task<MonthsOverview> OverviewAsync(Viewer viewer, CancellationToken ct)
    {
        viewer.Require(Permission.SeeMonths);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var batch = new PortalBatch(tx);
        var foundCalendar = MonthCalendar.In(batch, tx.ProgramId, time);
        var automatics = batch.Rows<AutomaticClose>(AutomaticClose.OfProgram, tx.ProgramId);
        var parking = ParkingQueries.In(batch);
        var known = _closed.Keys.ToArray();
        var added = batch.Rows<ClosedMonthRow>(Closed, tx.ProgramId, known.Select(month => month.First).ToArray());
        await batch.RunAsync(ct);
        var (calendar, automatic) = (foundCalendar(), automatics.Single());
        foreach (var month in added) _closed[month.Month] = month;
        var closed = _closed.Values.OrderByDescending(month => month.Month.First).ToList();
        var current = calendar.Closing is { } closing ? await RunAsync(tx, closing, ct) : null;
        return new MonthsOverview(
            calendar.NextToClose, calendar.NextToClose is { } next && calendar.IsOver(next), [.. calendar.Due], current, closed,
            automatic.On, automatic.Day, calendar.Currency, parking());
    }

    /// <summary>The latest attempt at a month, for a progress display; null when there was none.</summary>
    public async Task<CloseRunView?> ProgressAsync(Viewer viewer, Month? month, CancellationToken ct)
    {
        viewer.Require(Permission.SeeMonths);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        return await RunAsync(tx, month, ct);
    }

    /// <summary>All attempts, latest first.</summary>
    public async Task<IReadOnlyList<CloseAttemptRow>> HistoryAsync(Viewer viewer, int most, CancellationToken ct)
    {
        viewer.Require(Permission.SeeMonths);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var attempts = await tx.RowsAsync<AttemptRow>(
            """
            select month, status, started_by, started_at, ended_at, message from close_run where program_id = $1
                order by started_at desc limit $2
            """,
            ct, tx.ProgramId, most);
        return [.. attempts.Select(row => row.ToAttempt())];
    }

    /// <summary>The open months up to one, in the order in which they have to be closed; none if it is closed.</summary>
    /// <exception cref="RuleViolationException">The last of them is not over, or nothing is registered.</exception>
    public async Task<IReadOnlyList<Month>> OpenThroughAsync(string programId, Month last, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var calendar = await MonthCalendar.ReadAsync(tx, programId, time, ct);
        if (calendar.LastClosed >= last) return [];
        return [.. CloseRules.CheckThrough(calendar, last).Through(last)];
    }

    private async Task<CloseRunView?> RunAsync(PortalTransaction tx, Month? month, CancellationToken ct)
    {
        var batch = new PortalBatch(tx);
        var runs = batch.Rows<RunRow>(Latest, tx.ProgramId, month?.First);
        var steps = batch.Rows<StepRow>(
            $"""
            select step, done, total, postings as made, started_at, ended_at
            from close_step where program_id = $1 and month = (select month from ({Latest}) run) order by position
            """,
            tx.ProgramId, month?.First);
        await batch.RunAsync(ct);
        if (runs is not [var run]) return null;
        return new CloseRunView(
            run.RunId, run.Month, Vocabulary<CloseRunStatus>.Parse(run.Status), run.StartedBy, run.StartedAt, run.EndedAt,
            time.GetUtcNow() - run.BeatAt < SignOfLife, run.StopRequestedBy, run.Message, [.. steps.Select(step => step.ToView())]);
    }

    private sealed record AttemptRow(
        Month Month, string Status, string StartedBy, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? Message)
    {
        public CloseAttemptRow ToAttempt() =>
            new(Month, Vocabulary<CloseRunStatus>.Parse(Status), StartedBy, StartedAt, EndedAt, Message);
    }

    private sealed record RunRow(
        Guid RunId, Month Month, string Status, string StartedBy, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, DateTimeOffset BeatAt,
        string? StopRequestedBy, string? Message);

    private sealed record StepRow(string Step, long Done, long Total, long Made, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt)
    {
        public CloseStepView ToView() => new(Vocabulary<CloseStepName>.Parse(Step), Done, Total, Made, StartedAt, EndedAt);
    }
}
