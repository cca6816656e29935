using Npgsql;
using PartnerPortal.Application.Finance.Parking;
using PartnerPortal.Application.Finance.Statements;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Platform.Telemetry;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Closing;

/// <param name="ProgramId">The program.</param>
/// <param name="Month">The month to close.</param>
/// <param name="StartedBy">Who started it, for the history.</param>
/// <param name="WaitForOther">Wait for another run instead of refusing when one is going on.</param>
/// <param name="PersonCancels">Whether a cancellation is a person's stop, and not a shutdown after which the sweep goes on.</param>
public sealed record CloseMonthCommand(
    string ProgramId, Month Month, string StartedBy, bool WaitForOther = false, bool PersonCancels = false)
{
    /// <summary>By which the attempt is known.</summary>
    public Guid RunId { get; init; } = Guid.CreateVersion7();
}

/// <param name="Outcome">How it ended.</param>
/// <param name="Steps">What each step did, over all attempts.</param>
public sealed record CloseMonthResult(CloseOutcome Outcome, IReadOnlyList<StepState> Steps)
{
    /// <summary>Whom the month waits for; none unless it is waiting.</summary>
    public IReadOnlyList<ParkedPartner> Parked { get; init; } = [];
}

public enum CloseOutcome
{
    Closed,
    AlreadyClosed,
    Stopped,

    /// <summary>All partners are done except those whose month a person has to look at; the month is not locked.</summary>
    Waiting,
}

/// <summary>
/// Closes one month (spec 01.8): commission, fees, refund, statements, payout proposals, lock. Each batch of partners is one transaction
/// that also remembers how far the step is, so the run goes on where it was after a stop or a crash and ends in the same ledger.
/// </summary>
public sealed class CloseMonth([Patient] PortalDatabase database, IEnumerable<ICloseStep> steps, TimeProvider time)
{
    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(200);
    private readonly ICloseStep[] _steps = [.. steps.OrderBy(step => step.Name)];

    /// <summary>About how much work one transaction takes on.</summary>
    internal long BatchWeight { get; init; } = 5_000;

    /// <summary>How many batches are worked out at once: while the database writes one, the next is computed.</summary>
    internal int SideBySide { get; init; } = Math.Clamp(Environment.ProcessorCount, 2, 4);

    /// <summary>Runs, or goes on with, the close of the month.</summary>
    /// <exception cref="RuleViolationException">The month is not over, not the next one, or being closed by another run.</exception>
    public async Task<CloseMonthResult> RunAsync(CloseMonthCommand command, IProgress<CloseProgress>? progress, CancellationToken ct)
    {
        await using var runLock = await TakeLockAsync(command, ct);
        var runId = command.RunId;
        MonthScope month;
        await using (var tx = await database.BeginAsync(DataScope.All, ct))
        {
            var calendar = await MonthCalendar.ReadAsync(tx, command.ProgramId, time, ct);
            if (calendar.LastClosed >= command.Month)
                return new CloseMonthResult(CloseOutcome.AlreadyClosed, await StepsAsync(tx, command, ct));
            CloseRules.Check(calendar, command.Month);
            month = await MonthScope.LoadAsync(tx, calendar, command.Month, ct);
            await CloseRuns.BeginAsync(tx, command.ProgramId, runId, command.Month, command.StartedBy, time.GetUtcNow(), ct);
            await tx.CommitAsync(ct);
        }

        var run = new CloseAttempt(command, runId, month, progress, time.GetTimestamp());
        try
        {
            return await ResultAsync(run, await RunStepsAsync(run, ct) ? await CompleteAsync(run) : await StopAsync(run));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await TryEndAsync(run, command.PersonCancels ? CloseRunStatus.Stopped : CloseRunStatus.Interrupted, null);
            throw;
        }
        catch (NpgsqlException lost) when (lost.IsTransient)
        {
            await TryEndAsync(run, CloseRunStatus.Interrupted, lost.Message);
            throw;
        }
        catch (Exception failure)
        {
            await TryEndAsync(run, CloseRunStatus.Failed, failure.Message);
            throw;
        }
    }

    private async Task<MonthLock> TakeLockAsync(CloseMonthCommand command, CancellationToken ct)
    {
        while (true)
        {
            if (await MonthLock.TryTakeAsync(database, command.ProgramId, ct) is { } taken) return taken;
            if (!command.WaitForOther) throw CloseAttempt.OtherRun();
            await Task.Delay(LockPoll, time, ct);
        }
    }

    /// <returns>False when a person wants the run to stop.</returns>
    private async Task<bool> RunStepsAsync(CloseAttempt run, CancellationToken ct)
    {
        var runner = new StepRunner(database, time, BatchWeight, SideBySide);
        foreach (var step in _steps)
        {
            if (!await runner.RunAsync(run, step, ct)) return false;
        }

        return await runner.CatchUpAsync(run, _steps, ct);
    }

    /// <summary>Locks the month; or says that it waits, while anybody is parked in it.</summary>
    private async Task<CloseOutcome> CompleteAsync(CloseAttempt run)
    {
        await using var tx = await database.BeginAsync(DataScope.All, CancellationToken.None);
        var now = time.GetUtcNow();
        var parked = await ParkedPartners.WaitingAsync(tx, run.Command.ProgramId, run.Command.Month, CancellationToken.None);
        await EndAsync(run, tx, parked.Count == 0 ? CloseRunStatus.Done : CloseRunStatus.Waiting, null, now);
        if (parked.Count == 0)
        {
            await CloseRuns.LockAsync(tx, run.Command.ProgramId, run.Command.Month, now, CancellationToken.None);
            await StatementNotices.TellAsync(tx, run.Command.ProgramId, run.Command.Month, now, CancellationToken.None);
        }
        else
        {
            await ParkingNotices.TellAsync(tx, run.Command.Month, parked.Count, now, CancellationToken.None);
        }

        await tx.CommitAsync(CancellationToken.None);
        Measure(run, parked.Count == 0 ? CloseRunStatus.Done : CloseRunStatus.Waiting);
        return parked.Count == 0 ? CloseOutcome.Closed : CloseOutcome.Waiting;
    }

    private async Task<CloseOutcome> StopAsync(CloseAttempt run)
    {
        await EndAsync(run, CloseRunStatus.Stopped, null);
        return CloseOutcome.Stopped;
    }

    private async Task<CloseMonthResult> ResultAsync(CloseAttempt run, CloseOutcome outcome)
    {
        await using var tx = await database.BeginAsync(DataScope.All, CancellationToken.None);
        var result = new CloseMonthResult(outcome, await StepsAsync(tx, run.Command, CancellationToken.None));
        return outcome == CloseOutcome.Waiting
            ? result with { Parked = await ParkedPartners.WaitingAsync(
                tx, run.Command.ProgramId, run.Command.Month, CancellationToken.None) }
            : result;
    }

    private async Task EndAsync(CloseAttempt run, CloseRunStatus status, string? message)
    {
        await using var tx = await database.BeginAsync(DataScope.All, CancellationToken.None);
        await EndAsync(run, tx, status, message, time.GetUtcNow());
        await tx.CommitAsync(CancellationToken.None);
        Measure(run, status);
    }

    private static async Task EndAsync(CloseAttempt run, PortalTransaction tx, CloseRunStatus status, string? message, DateTimeOffset now)
    {
        if (!await CloseRuns.EndAsync(tx, run.Command.ProgramId, run.RunId, status, message, now, CancellationToken.None))
            throw CloseAttempt.OtherRun();
    }

    private void Measure(CloseAttempt run, CloseRunStatus status)
    {
        var outcome = new KeyValuePair<string, object?>("outcome", Vocabulary<CloseRunStatus>.Text(status));
        PortalMeter.CloseRuns.Add(1, outcome);
        PortalMeter.CloseDuration.Record(time.GetElapsedTime(run.StartedAt).TotalSeconds, outcome);
    }

    private async Task TryEndAsync(CloseAttempt run, CloseRunStatus status, string? message)
    {
        try
        {
            await EndAsync(run, status, message);
        }
        catch (Exception gone) when (gone is NpgsqlException or RuleViolationException)
        {
            // The database is gone: the next run marks this one as interrupted. Or this one has ended before, or lost its place.
        }
    }

    private static Task<List<StepState>> StepsAsync(PortalTransaction tx, CloseMonthCommand command, CancellationToken ct) =>
        CloseRuns.StepsAsync(tx, command.ProgramId, command.Month, ct);
}
