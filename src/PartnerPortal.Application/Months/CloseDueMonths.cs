using PartnerPortal.Application.Programs;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Months;

/// <summary>
/// The sweep: goes on with a month whose run was cut off, and closes the months that are due when the automatic close is on. What it may
/// do is decided by the state in the database, so it can run at any time, on any node, and twice.
/// </summary>
public sealed class CloseDueMonths(PortalDatabase database, CloseMonth closeMonth, TimeProvider time)
{
    public const string StartedBy = "automatic";

    private const string CutOff = """
        select p.month from period p
        where p.program_id = $1 and p.status = 'closing'
            and (select status from close_run r where r.program_id = $1 and r.month = p.month order by started_at desc limit 1) in ('running', 'interrupted')
        """;

    /// <returns>The months it closed.</returns>
    public async Task<IReadOnlyList<Month>> RunAsync(string programId, CancellationToken ct)
    {
        var closed = new List<Month>();
        foreach (var month in await DueAsync(programId, ct))
        {
            var result = await closeMonth.RunAsync(new CloseMonthCommand(programId, month, StartedBy), null, ct);
            if (result.Outcome == CloseOutcome.Stopped) break;
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
        var automatic = (await tx.ReadAsync(
            "select automatic_close, automatic_close_day from program where program_id = $1",
            row => (On: row.GetBoolean(0), Day: row.GetInt32(1)), ct, programId)).Single();
        if (automatic.On && !await StoppedByPersonAsync(tx, calendar, ct))
            return [.. calendar.Due.Where(month => calendar.Today >= month.Next.First.AddDays(automatic.Day - 1))];

        return await tx.ReadAsync(CutOff, row => Month.Of(row.GetFieldValue<DateOnly>(0)), ct, programId);
    }

    private static async Task<bool> StoppedByPersonAsync(PortalTransaction tx, MonthCalendar calendar, CancellationToken ct) =>
        calendar.Closing is { } closing && await tx.ScalarAsync<string>(
            "select status from close_run where program_id = $1 and month = $2 order by started_at desc limit 1", ct,
            calendar.ProgramId, closing.First) == "stopped";
}
