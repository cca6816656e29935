using Npgsql;
using PartnerPortal.Application.Programs;
using PartnerPortal.Application.Statements;
using PartnerPortal.Application.Telemetry;
using PartnerPortal.Data;
using PartnerPortal.Data.Ledger;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Months;

/// <param name="ProgramId">The program.</param>
/// <param name="Month">The month to close.</param>
/// <param name="StartedBy">Who started it, for the history.</param>
/// <param name="WaitForOther">Wait for another run instead of refusing when one is going on.</param>
/// <param name="PersonCancels">Whether a cancellation is a person's stop, and not a shutdown after which the sweep goes on.</param>
public sealed record CloseMonthCommand(string ProgramId, Month Month, string StartedBy, bool WaitForOther = false, bool PersonCancels = false);

/// <param name="Outcome">How it ended.</param>
/// <param name="Steps">What each step did, over all attempts.</param>
public sealed record CloseMonthResult(CloseOutcome Outcome, IReadOnlyList<StepState> Steps);

public enum CloseOutcome
{
    Closed,
    AlreadyClosed,
    Stopped,
}

/// <summary>
/// Closes one month (spec 01.8): commission, fees, refund, statements, payout proposals, lock. Each batch of partners is one transaction
/// that also remembers how far the step is, so the run goes on where it was after a stop or a crash and ends in the same ledger.
/// </summary>
public sealed class CloseMonth([Patient] PortalDatabase database, IEnumerable<ICloseStep> steps, TimeProvider time)
{
    private const long LeastWeight = 500;
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
        var runId = Guid.CreateVersion7();
        MonthScope month;
        await using (var tx = await database.BeginAsync(DataScope.All, ct))
        {
            var calendar = await MonthCalendar.ReadAsync(tx, command.ProgramId, time, ct);
            if (calendar.LastClosed >= command.Month) return new CloseMonthResult(CloseOutcome.AlreadyClosed, await StepsAsync(tx, command, ct));
            CloseRules.Check(calendar, command.Month);
            month = new MonthScope(command.ProgramId, calendar.Currency, await TermsStore.LoadAsync(tx, command.ProgramId, ct), command.Month);
            await CloseRuns.BeginAsync(tx, command.ProgramId, runId, command.Month, command.StartedBy, time.GetUtcNow(), ct);
            await tx.CommitAsync(ct);
        }

        var run = new Run(command, runId, month, progress, time.GetTimestamp());
        try
        {
            foreach (var step in _steps)
            {
                if (!await RunStepAsync(run, step, ct)) return await StopAsync(run, CloseOutcome.Stopped);
            }

            return await StopAsync(run, CloseOutcome.Closed);
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
            if (!command.WaitForOther) throw OtherRun();
            await Task.Delay(LockPoll, time, ct);
        }
    }

    private async Task<bool> RunStepAsync(Run run, ICloseStep step, CancellationToken ct)
    {
        List<PartnerWork> work;
        StepState state;
        long left;
        var now = time.GetUtcNow();
        await using (var tx = await database.BeginAsync(DataScope.All, ct))
        {
            state = (await StepsAsync(tx, run.Command, ct)).Single(row => row.Step == step.Name);
            if (state.Ended) return true;
            await BeatAsync(run, tx, now, ct);
            work = await step.WorkAsync(tx, run.Month, ct);
            left = work.Where(partner => !CloseBatches.IsDone(partner, state.ThroughPartner)).Sum(partner => partner.Weight);
            await CloseRuns.StartStepAsync(tx, run.Command.ProgramId, run.Command.Month, step.Name, left, now, ct);
            await tx.CommitAsync(ct);
        }

        var (done, total) = (state.Done, state.Done + left);
        run.Report(step.Name, done, total);
        var line = new BatchesInOrder(SideBySide, (batch, token) => WorkAsync(run, step, batch, token), KeepAsync);
        var batches = CloseBatches.Of(work, state.ThroughPartner, Weight(left), new Recorded(now, run.Command.StartedBy));
        if (!await line.RunAsync(batches, ct)) return false;

        await using var end = await database.BeginAsync(DataScope.All, ct);
        await BeatAsync(run, end, time.GetUtcNow(), ct);
        await CloseRuns.EndStepAsync(end, run.Command.ProgramId, run.Command.Month, step.Name, time.GetUtcNow(), ct);
        await end.CommitAsync(ct);
        return true;

        async Task<bool> KeepAsync(WorkedBatch worked, CancellationToken token)
        {
            if (!await CommitAsync(run, step.Name, worked, token)) return false;
            run.Report(step.Name, done += worked.Batch.Weight, total);
            return true;
        }
    }

    /// <summary>Enough batches to keep everybody busy, none of them too small to be worth a transaction.</summary>
    private long Weight(long left) => Math.Min(BatchWeight, Math.Max(LeastWeight, left / (4 * SideBySide)));

    private async Task<WorkedBatch> WorkAsync(Run run, ICloseStep step, CloseBatch batch, CancellationToken ct)
    {
        var tx = await database.BeginAsync(DataScope.All, ct);
        try
        {
            return new WorkedBatch(batch, tx, await step.RunAsync(tx, run.Month, batch, ct));
        }
        catch
        {
            await tx.DisposeAsync();
            throw;
        }
    }

    /// <returns>False when a person wants the run to stop.</returns>
    private async Task<bool> CommitAsync(Run run, CloseStepName step, WorkedBatch worked, CancellationToken ct)
    {
        var tx = worked.Transaction;
        if (await BeatAsync(run, tx, time.GetUtcNow(), ct)) return false;
        await CloseRuns.AdvanceStepAsync(
            tx, run.Command.ProgramId, run.Command.Month, step, worked.Batch.Weight, worked.Made, worked.Batch.Partners[^1], ct);
        await tx.CommitAsync(ct);
        var tag = new KeyValuePair<string, object?>("step", Vocabulary<CloseStepName>.Text(step));
        PortalMeter.CloseWork.Add(worked.Batch.Weight, tag);
        PortalMeter.CloseMade.Add(worked.Made, tag);
        return true;
    }

    private async Task<CloseMonthResult> StopAsync(Run run, CloseOutcome outcome)
    {
        await EndAsync(run, outcome == CloseOutcome.Closed ? CloseRunStatus.Done : CloseRunStatus.Stopped, null);
        await using var tx = await database.BeginAsync(DataScope.All, CancellationToken.None);
        return new CloseMonthResult(outcome, await StepsAsync(tx, run.Command, CancellationToken.None));
    }

    private async Task EndAsync(Run run, CloseRunStatus status, string? message)
    {
        await using var tx = await database.BeginAsync(DataScope.All, CancellationToken.None);
        var now = time.GetUtcNow();
        if (!await CloseRuns.EndAsync(tx, run.Command.ProgramId, run.RunId, status, message, now, CancellationToken.None)) throw OtherRun();
        if (status == CloseRunStatus.Done)
        {
            await CloseRuns.LockAsync(tx, run.Command.ProgramId, run.Command.Month, now, CancellationToken.None);
            await StatementNotices.TellAsync(tx, run.Command.ProgramId, run.Command.Month, now, CancellationToken.None);
        }

        await tx.CommitAsync(CancellationToken.None);
        var outcome = new KeyValuePair<string, object?>("outcome", Vocabulary<CloseRunStatus>.Text(status));
        PortalMeter.CloseRuns.Add(1, outcome);
        PortalMeter.CloseDuration.Record(time.GetElapsedTime(run.StartedAt).TotalSeconds, outcome);
    }

    private async Task TryEndAsync(Run run, CloseRunStatus status, string? message)
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

    /// <summary>Part of each transaction of a run: what it does counts only as long as no other run has taken its place.</summary>
    private static async Task<bool> BeatAsync(Run run, PortalTransaction tx, DateTimeOffset now, CancellationToken ct) =>
        await CloseRuns.BeatAsync(tx, run.Command.ProgramId, run.RunId, now, ct) ?? throw OtherRun();

    private static RuleViolationException OtherRun() => new("close.running", "Another run is closing a month; wait until it is done.");

    private static Task<List<StepState>> StepsAsync(PortalTransaction tx, CloseMonthCommand command, CancellationToken ct) =>
        CloseRuns.StepsAsync(tx, command.ProgramId, command.Month, ct);

    private sealed record Run(CloseMonthCommand Command, Guid RunId, MonthScope Month, IProgress<CloseProgress>? Progress, long StartedAt)
    {
        public void Report(CloseStepName step, long done, long total) => Progress?.Report(new CloseProgress(Command.Month, step, done, total));
    }
}

/// <summary>How far a run is.</summary>
public sealed record CloseProgress(Month Month, CloseStepName Step, long Done, long Total);
