using PartnerPortal.Application.Program.Terms;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Finance.Previews;

/// <summary>
/// Works out a preview that a person wants, and says all the while how far it is. Cut off, it is run again from the start: it writes
/// nothing but its own progress. A run that was replaced or has ended is left alone.
/// </summary>
public sealed class RunTermsPreview([Patient] PortalDatabase database, PreviewTerms previewTerms, TimeProvider time)
{
    private static readonly TimeSpan Beats = TimeSpan.FromMilliseconds(500);

    /// <returns>How it ended; null when there was nothing to do.</returns>
    public async Task<TermsPreviewOutcome?> RunAsync(Guid runId, CancellationToken ct)
    {
        if (await FindDraftAsync(runId, ct) is not { } found) return null;
        if (found.IsStopped) return await EndAsync(runId, TermsPreviewOutcome.Stopped, null);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var progress = new Latest();
        var beating = BeatAsync(runId, progress, stop);
        try
        {
            var result = await previewTerms.RunAsync(DataScope.All, found.Draft.Content.ToVersion(), progress, stop.Token);
            return await EndAsync(runId, TermsPreviewOutcome.Done, result);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return await EndAsync(runId, TermsPreviewOutcome.Stopped, null);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested && !DatabaseFailure.IsOutage(failure))
        {
            await EndAsync(runId, TermsPreviewOutcome.Failed, null);
            throw;
        }
        finally
        {
            await stop.CancelAsync();
            await beating;
        }
    }

    private async Task<(StoredTermsDraft Draft, bool IsStopped)?> FindDraftAsync(Guid runId, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        if (await TermsPreviewStore.FindOpenAsync(tx, runId, ct) is not { } open) return null;
        return await TermsDraftStore.FindAsync(tx, open.DraftId, ct) is { } draft ? (draft, open.IsStopped) : null;
    }

    /// <summary>Says how far it is, and stops the run as soon as somebody wants that.</summary>
    private async Task BeatAsync(Guid runId, Latest progress, CancellationTokenSource stop)
    {
        using var timer = new PeriodicTimer(Beats, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                await using var tx = await database.BeginAsync(DataScope.All, stop.Token);
                var goesOn = await TermsPreviewStore.BeatAsync(tx, runId, progress.Value, time.GetUtcNow(), stop.Token);
                await tx.CommitAsync(stop.Token);
                if (!goesOn) await stop.CancelAsync();
            }
        }
        catch (Exception over) when (over is OperationCanceledException || DatabaseFailure.IsOutage(over))
        {
            // The run has ended, or ends with the database.
        }
    }

    private async Task<TermsPreviewOutcome> EndAsync(Guid runId, TermsPreviewOutcome outcome, TermsPreview? result)
    {
        await using var tx = await database.BeginAsync(DataScope.All, CancellationToken.None);
        await TermsPreviewStore.EndAsync(tx, runId, outcome, result, time.GetUtcNow(), CancellationToken.None);
        await tx.CommitAsync(CancellationToken.None);
        return outcome;
    }

    private sealed class Latest : IProgress<TermsPreviewProgress>
    {
        private volatile TermsPreviewProgress _value = new(0, 0);

        public TermsPreviewProgress Value => _value;

        public void Report(TermsPreviewProgress value) => _value = value;
    }
}
