using PartnerPortal.Application.Finance.Parking;
using PartnerPortal.Application.Platform.Telemetry;
using PartnerPortal.Data;
using PartnerPortal.Data.Finance.Ledger;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Closing;

/// <summary>Runs the steps of an attempt in batches; each batch is one transaction that also remembers how far the step is.</summary>
/// <param name="batchWeight">About how much work one transaction takes on.</param>
/// <param name="sideBySide">How many batches are worked out at once: while the database writes one, the next is computed.</param>
internal sealed class StepRunner(PortalDatabase database, TimeProvider time, long batchWeight, int sideBySide)
{
    private const long LeastWeight = 500;
    private const int MostCaughtUp = 500;

    /// <summary>Runs a step, or goes on with it; one that has ended is left alone.</summary>
    /// <returns>False when a person wants the run to stop.</returns>
    public async Task<bool> RunAsync(CloseAttempt run, ICloseStep step, CancellationToken ct)
    {
        List<PartnerWork> work;
        StepState state;
        long left;
        var now = time.GetUtcNow();
        await using (var tx = await database.BeginAsync(DataScope.All, ct))
        {
            state = (await CloseRuns.StepsAsync(tx, run.Command.ProgramId, run.Command.Month, ct)).Single(row => row.Step == step.Name);
            if (state.Ended) return true;
            await run.BeatAsync(tx, now, ct);
            work = CloseBatches.WithParked(
                await step.WorkAsync(tx, run.Month, ct),
                await ParkedPartners.OfMonthAsync(tx, run.Command.ProgramId, run.Command.Month, ct));
            left = work.Where(partner => !CloseBatches.IsDone(partner, state.ThroughPartner)).Sum(partner => partner.Weight);
            await CloseRuns.StartStepAsync(tx, run.Command.ProgramId, run.Command.Month, step.Name, left, now, ct);
            await tx.CommitAsync(ct);
        }

        var (done, total) = (state.Done, state.Done + left);
        run.Report(step.Name, done, total);
        var line = new BatchesInOrder(sideBySide, (batch, token) => WorkAsync(run, step, batch, token), KeepAsync);
        var batches = CloseBatches.Of(work, state.ThroughPartner, Weight(left), new Recorded(now, run.Command.StartedBy));
        if (!await line.RunAsync(batches, ct)) return false;

        await using var end = await database.BeginAsync(DataScope.All, ct);
        await run.BeatAsync(end, time.GetUtcNow(), ct);
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

    /// <summary>Takes parked partners in, as far as they may be by now; once all steps have ended.</summary>
    /// <returns>False when a person wants the run to stop.</returns>
    public async Task<bool> CatchUpAsync(CloseAttempt run, IReadOnlyList<ICloseStep> steps, CancellationToken ct)
    {
        var most = (int)Math.Clamp(batchWeight, 1, MostCaughtUp);
        for (CaughtUp? through = CaughtUp.None; ;)
        {
            await using var tx = await database.BeginAsync(DataScope.All, ct);
            through = await ParkedCatchUp.RunAsync(
                tx, run.Month, steps, through, most, new Recorded(time.GetUtcNow(), run.Command.StartedBy), ct);
            if (through is null) return true;
            if (await run.BeatAsync(tx, time.GetUtcNow(), ct)) return false;
            foreach (var (step, made) in through.Made.Where(row => row.Made > 0))
                await CloseRuns.AddMadeAsync(tx, run.Command.ProgramId, run.Command.Month, step, made, ct);
            await tx.CommitAsync(ct);
        }
    }

    /// <summary>Enough batches to keep everybody busy, none of them too small to be worth a transaction.</summary>
    private long Weight(long left) => Math.Min(batchWeight, Math.Max(LeastWeight, left / (4 * sideBySide)));

    private async Task<WorkedBatch> WorkAsync(CloseAttempt run, ICloseStep step, CloseBatch batch, CancellationToken ct)
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
    private async Task<bool> CommitAsync(CloseAttempt run, CloseStepName step, WorkedBatch worked, CancellationToken ct)
    {
        var tx = worked.Transaction;
        if (await run.BeatAsync(tx, time.GetUtcNow(), ct)) return false;
        await CloseRuns.AdvanceStepAsync(
            tx, run.Command.ProgramId, run.Command.Month, step, worked.Batch.Weight, worked.Made, worked.Batch.Partners[^1], ct);
        await tx.CommitAsync(ct);
        run.Month.Posted.Keep(worked.Batch.Posted);
        var tag = new KeyValuePair<string, object?>("step", Vocabulary<CloseStepName>.Text(step));
        PortalMeter.CloseWork.Add(worked.Batch.Weight, tag);
        PortalMeter.CloseMade.Add(worked.Made, tag);
        return true;
    }
}
