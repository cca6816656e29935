using PartnerPortal.Application.Finance.Parking;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Closing;

/// <summary>
/// The sweep: goes on with a month whose run was cut off, unless a person wanted that, and closes the months that are due when the
/// automatic close is on. A month that waits for parked partners goes on once a person has released one. What it may do is decided by the
/// state in the database, so it can run at any time, on any node, and twice.
/// </summary>
public sealed class CloseDueMonths([Patient] PortalDatabase database, CloseMonth closeMonth, TimeProvider time)
{
    public const string StartedBy = "automatic";

    /// <summary>How long a month that failed is left alone: nobody reads the same error three times a minute.</summary>
    private static readonly TimeSpan AfterFailure = TimeSpan.FromHours(1);

    private const string LastAttempt = """
        select status as word, stop_requested_by is not null as stop_requested, coalesce(ended_at, beat_at) as ended_at from close_run
        where program_id = $1 and month = $2 order by started_at desc limit 1
        """;

    /// <returns>The months it closed.</returns>
    public async Task<IReadOnlyList<Month>> RunAsync(string programId, CancellationToken ct)
    {
        var closed = new List<Month>();
        foreach (var month in await DueAsync(programId, ct))
        {
            var result = await closeMonth.RunAsync(new CloseMonthCommand(programId, month, StartedBy), null, ct);
            if (result.Outcome is CloseOutcome.Stopped or CloseOutcome.Waiting) break;
            if (result.Outcome == CloseOutcome.Closed) closed.Add(month);
        }

        return closed;
    }

    private async Task<IReadOnlyList<Month>> DueAsync(string programId, CancellationToken ct)
    {
        // While the lock is taken a run is alive somewhere, and nothing is due.
        await using var free = await MonthLock.TryTakeAsync(database, programId, ct);
        if (free is null) return [];

        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var calendar = await MonthCalendar.ReadAsync(tx, programId, time, ct);
        var automatic = (await tx.RowsAsync<AutomaticClose>(AutomaticClose.OfProgram, ct, programId)).Single();
        var last = calendar.Closing is { } closing ? await tx.FirstRowAsync<Attempt>(LastAttempt, ct, programId, closing.First) : null;
        if (last is { WaitsForPerson: true }) return [];
        if (last is { Status: CloseRunStatus.Waiting })
            return await ParkedPartners.AnyReleasedAsync(tx, programId, calendar.Closing!.Value, ct) ? [calendar.Closing.Value] : [];
        if (last is { Status: CloseRunStatus.Failed } && time.GetUtcNow() - last.EndedAt < AfterFailure) return [];

        var due = automatic.On ? calendar.Due.Where(month => calendar.Today >= month.Next.First.AddDays(automatic.Day - 1)).ToList() : [];
        if (last is { IsCutOff: true } && !due.Contains(calendar.Closing!.Value)) due.Insert(0, calendar.Closing.Value);
        return due;
    }

    private sealed record Attempt(string Word, bool StopRequested, DateTimeOffset EndedAt)
    {
        public CloseRunStatus Status { get; } = Vocabulary<CloseRunStatus>.Parse(Word);

        /// <summary>A person stopped it, or asked for that before it was cut off.</summary>
        public bool WaitsForPerson => Status == CloseRunStatus.Stopped || StopRequested;

        // One that still claims to run is dead: nobody holds the lock.
        public bool IsCutOff => Status is CloseRunStatus.Running or CloseRunStatus.Interrupted;
    }
}
