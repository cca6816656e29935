using PartnerPortal.Data;

namespace PartnerPortal.Application.Finance.Closing;

/// <summary>
/// Works the batches of a step out side by side, each in a transaction of its own, and keeps them one after the other in their order. So
/// program and database are both busy, and the last partner that was kept is still all that has to be remembered.
/// </summary>
/// <param name="sideBySide">How many are worked out at once, at least 1.</param>
/// <param name="work">Works a batch out and leaves its transaction open.</param>
/// <param name="keep">Commits one; false to end here.</param>
internal sealed class BatchesInOrder(
    int sideBySide, Func<CloseBatch, CancellationToken, Task<WorkedBatch>> work, Func<WorkedBatch, CancellationToken, Task<bool>> keep)
{
    private readonly Queue<Task<WorkedBatch>> _ahead = [];

    /// <returns>Whether all of them were kept.</returns>
    public async Task<bool> RunAsync(IEnumerable<CloseBatch> batches, CancellationToken ct)
    {
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            foreach (var batch in batches)
            {
                if (_ahead.Count == sideBySide && !await KeepFirstAsync(ct)) return false;
                _ahead.Enqueue(Task.Run(() => work(batch, abandoned.Token), abandoned.Token));
            }

            while (_ahead.Count > 0)
            {
                if (!await KeepFirstAsync(ct)) return false;
            }

            return true;
        }
        finally
        {
            await abandoned.CancelAsync();
            foreach (var unkept in _ahead) await DropAsync(unkept);
        }
    }

    private async Task<bool> KeepFirstAsync(CancellationToken ct)
    {
        await using var worked = await _ahead.Dequeue();
        return await keep(worked, ct);
    }

    private static async Task DropAsync(Task<WorkedBatch> unkept)
    {
        await unkept.ContinueWith(_ => { }, TaskScheduler.Default);
        if (unkept.IsCompletedSuccessfully) await (await unkept).DisposeAsync();
    }
}

/// <summary>A batch that is worked out and not committed yet.</summary>
/// <param name="Made">Postings, statements or proposals.</param>
internal sealed record WorkedBatch(CloseBatch Batch, PortalTransaction Transaction, int Made) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Transaction.DisposeAsync();
}
