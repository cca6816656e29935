using System.Collections.Concurrent;

namespace PartnerPortal.Documents.Typesetting;

/// <summary>
/// Typesets documents in a few worker processes. A worker starts when it is first needed, serves one document after the other,
/// and is replaced when it dies, grows too large, takes too long or is abandoned in the middle of a document.
/// </summary>
public sealed class TypesettingPool : IAsyncDisposable, IDisposable
{
    private readonly TypesettingOptions _options;
    private readonly SemaphoreSlim _slots;
    private readonly ConcurrentStack<TypesettingWorker> _idle = new();
    private volatile bool _disposed;

    public TypesettingPool(TypesettingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Workers, 1);
        _options = options;
        _slots = new SemaphoreSlim(options.Workers);
    }

    internal IReadOnlyList<int> IdleProcessIds => [.. _idle.Select(worker => worker.ProcessId)];

    /// <summary>Makes the PDF of a template and its data. The same template and data give the same bytes.</summary>
    /// <param name="template">Name of a file in the template folder, without its ending.</param>
    /// <param name="json">What the template shows. Its texts reach the template as values and are never read as markup.</param>
    /// <param name="ct">Cancelling ends the worker, too.</param>
    /// <exception cref="TypesettingException">The template or its data are wrong, it took too long, or no worker can run.</exception>
    public async Task<byte[]> TypesetAsync(string template, ReadOnlyMemory<byte> json, CancellationToken ct)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        await _slots.WaitAsync(ct);
        try
        {
            return await OnceMoreIfTheWorkerDiedAsync(template, json, ct);
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>Ends the workers that are idle now, and the others when their document is done.</summary>
    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryPop(out var worker)) worker.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<byte[]> OnceMoreIfTheWorkerDiedAsync(string template, ReadOnlyMemory<byte> json, CancellationToken ct)
    {
        try
        {
            return await TypesetByWorkerAsync(template, json, ct);
        }
        catch (IOException)
        {
            // Killed from outside, perhaps long ago while it was idle: a new one gets the document once.
        }

        try
        {
            return await TypesetByWorkerAsync(template, json, ct);
        }
        catch (IOException exception)
        {
            throw new TypesettingException($"The typesetting worker ended without an answer: {exception.Message}", exception);
        }
    }

    private async Task<byte[]> TypesetByWorkerAsync(string template, ReadOnlyMemory<byte> json, CancellationToken ct)
    {
        var worker = RunningWorker();
        TypesettingAnswer answer;
        try
        {
            answer = await AnswerInTimeAsync(worker, template, json, ct);
        }
        catch
        {
            worker.Dispose();
            throw;
        }

        Return(worker);
        return answer.Bytes ?? throw new TypesettingException($"{template}: {answer.Diagnostics}");
    }

    private async Task<TypesettingAnswer> AnswerInTimeAsync(
        TypesettingWorker worker, string template, ReadOnlyMemory<byte> json, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(_options.TimeLimit);
        try
        {
            return await worker.AskAsync(template, json, limit.Token);
        }
        catch (OperationCanceledException exception) when (!ct.IsCancellationRequested)
        {
            throw new TypesettingException($"{template}: took longer than {_options.TimeLimit.TotalSeconds:0.#} s", exception);
        }
    }

    private TypesettingWorker RunningWorker()
    {
        while (_idle.TryPop(out var worker))
        {
            if (worker.IsRunning) return worker;
            worker.Dispose();
        }

        return TypesettingWorker.Start(_options);
    }

    private void Return(TypesettingWorker worker)
    {
        if (worker.Mebibytes > _options.MostMebibytes)
        {
            worker.Dispose();
            return;
        }

        _idle.Push(worker);
        if (_disposed && _idle.TryPop(out var late)) late.Dispose();
    }
}
