using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Closing;

/// <summary>The rows by which a run of a month is seen from outside: attempts, steps, progress.</summary>
internal static class CloseRuns
{
    private const string Begin = """
        insert into period (program_id, month, status, started_at) select $1, $2, 'closing', $3
        where not exists (select from period where program_id = $1 and month = $2)
        """;

    private const string InterruptOlder = """
        update close_run set status = 'interrupted', ended_at = beat_at
        where program_id = $1 and status = 'running'
        """;

    // Clocks jump back: attempts follow each other all the same, what one recorded is never later than its last sign of life, nor that
    // later
    // than the lock.
    private const string InsertRun = """
        insert into close_run (program_id, run_id, month, status, started_by, started_at, beat_at)
        select $1, $2, $3, 'running', $4, t, t
        from greatest($5, (select max(beat_at) + interval '1 microsecond' from close_run where program_id = $1 and month = $3)) t
        """;

    private const string InsertStep = """
        insert into close_step (program_id, month, step, position) select $1, $2, s, n
        from unnest($3::text[]) with ordinality as steps (s, n) on conflict do nothing
        """;

    private const string Steps = """
        select step, done, total, postings as made, through_partner, ended_at is not null as ended from close_step where program_id = $1
            and month = $2 order by position
        """;

    private const string Beat = """
        update close_run set beat_at = greatest(beat_at, $3) where program_id = $1 and run_id = $2
            and status = 'running' returning stop_requested_by is not null
        """;

    private const string Lock = """
        update period set status = 'closed', closed_at = greatest($3, (select max(beat_at) from close_run where program_id = $1
            and month = $2))
        where program_id = $1 and month = $2
        """;

    private const string End = """
        update close_run set status = $3, message = $4, ended_at = greatest(beat_at, $5), beat_at = greatest(beat_at, $5)
        where program_id = $1 and run_id = $2 and status = 'running'
        """;

    /// <summary>
    /// Begins an attempt. One that is still running, since it lost its lock and does not know, can do nothing any more from here on.
    /// </summary>
    public static async Task BeginAsync(
        PortalTransaction tx, string programId, Guid runId, Month month, string by, DateTimeOffset at, CancellationToken ct)
    {
        // A month that has begun takes no lock on the program: a batch of the older run may hold one while it waits for its row.
        await tx.ExecuteAsync(InterruptOlder, ct, programId);
        await tx.ExecuteAsync(Begin, ct, programId, month.First, at);
        await tx.ExecuteAsync(InsertRun, ct, programId, runId, month.First, by, at);
        await tx.ExecuteAsync(InsertStep, ct, programId, month.First, Vocabulary<CloseStepName>.Words.ToArray());
    }

    public static async Task<List<StepState>> StepsAsync(PortalTransaction tx, string programId, Month month, CancellationToken ct) =>
        [.. (await tx.RowsAsync<StepRow>(Steps, ct, programId, month.First)).Select(row => row.ToState())];

    public static Task StartStepAsync(
        PortalTransaction tx, string programId, Month month, CloseStepName step, long total, DateTimeOffset at, CancellationToken ct) =>
        tx.ExecuteAsync(
            """
            update close_step set started_at = coalesce(started_at, $4), total = done + $5 where program_id = $1 and month = $2
                and step = $3
            """, ct,
            programId, month.First, Vocabulary<CloseStepName>.Text(step), at, total);

    public static Task AdvanceStepAsync(
        PortalTransaction tx, string programId, Month month, CloseStepName step, long done, long made, string through,
        CancellationToken ct) =>
        tx.ExecuteAsync(
            """
            update close_step set done = done + $4, postings = postings + $5, through_partner = $6 where program_id = $1 and month = $2
                and step = $3
            """,
            ct, programId, month.First, Vocabulary<CloseStepName>.Text(step), done, made, through);

    /// <summary>Counts what a step that has ended made for a partner that was parked until now.</summary>
    public static Task AddMadeAsync(
        PortalTransaction tx, string programId, Month month, CloseStepName step, long made, CancellationToken ct) =>
        tx.ExecuteAsync(
            "update close_step set postings = postings + $4 where program_id = $1 and month = $2 and step = $3", ct,
            programId, month.First, Vocabulary<CloseStepName>.Text(step), made);

    public static Task EndStepAsync(
        PortalTransaction tx, string programId, Month month, CloseStepName step, DateTimeOffset at, CancellationToken ct) =>
        tx.ExecuteAsync(
            "update close_step set ended_at = $4 where program_id = $1 and month = $2 and step = $3", ct,
            programId, month.First, Vocabulary<CloseStepName>.Text(step), at);

    /// <summary>
    /// Says that the run is alive, asks whether somebody wants it to stop, and holds its row until the end of the transaction.
    /// </summary>
    /// <returns>Whether it is to stop; null when another run has taken its place.</returns>
    public static Task<bool?> BeatAsync(PortalTransaction tx, string programId, Guid runId, DateTimeOffset at, CancellationToken ct) =>
        tx.ScalarAsync<bool?>(Beat, ct, programId, runId, at);

    public static Task LockAsync(PortalTransaction tx, string programId, Month month, DateTimeOffset at, CancellationToken ct) =>
        tx.ExecuteAsync(Lock, ct, programId, month.First, at);

    /// <summary>Whether an attempt was begun.</summary>
    public static Task<bool> ExistsAsync(PortalTransaction tx, string programId, Guid runId, CancellationToken ct) =>
        tx.ScalarAsync<bool>("select exists (select from close_run where program_id = $1 and run_id = $2)", ct, programId, runId);

    /// <returns>Whether it was running until now.</returns>
    public static async Task<bool> EndAsync(
        PortalTransaction tx, string programId, Guid runId, CloseRunStatus status, string? message, DateTimeOffset at,
        CancellationToken ct) =>
        await tx.ExecuteAsync(End, ct, programId, runId, Vocabulary<CloseRunStatus>.Text(status), message, at) > 0;

    private sealed record StepRow(string Step, long Done, long Total, long Made, string ThroughPartner, bool Ended)
    {
        public StepState ToState() => new(Vocabulary<CloseStepName>.Parse(Step), Done, Total, Made, ThroughPartner, Ended);
    }
}

/// <summary>How far a step of a month is.</summary>
public sealed record StepState(CloseStepName Step, long Done, long Total, long Made, string ThroughPartner, bool Ended);

/// <summary>How an attempt at a month stands or ended.</summary>
public enum CloseRunStatus
{
    Running,

    /// <summary>By a person: it waits for a person.</summary>
    Stopped,

    /// <summary>Cut off by a shutdown, a crash or a lost database: the sweep goes on with it.</summary>
    Interrupted,

    /// <summary>By an error that would come again.</summary>
    Failed,

    /// <summary>Everybody is done except those who are parked: it waits for a person.</summary>
    Waiting,
    Done,
}
