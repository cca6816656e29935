using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Tests.Finance.Closing;

/// <summary>How a batch fails.</summary>
internal enum Fault
{
    ThrowsBefore,
    ThrowsAfter,
    LosesConnection,
}

/// <summary>Every batch of the step fails at its first attempt and succeeds at its second.</summary>
internal sealed class FaultyStep(ICloseStep step, Fault fault) : ICloseStep
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, bool> _failed = [];

    public CloseStepName Name => step.Name;

    public int Faults => _failed.Count;

    public Task<List<PartnerWork>> WorkAsync(PortalTransaction tx, MonthScope month, CancellationToken ct) => step.WorkAsync(tx, month, ct);

    public async Task<int> RunAsync(PortalTransaction tx, MonthScope month, CloseBatch batch, CancellationToken ct)
    {
        var fails = _failed.TryAdd($"{month.Month} {batch.Partners[0]}", true);
        if (fails && fault == Fault.ThrowsBefore) throw new FaultException();
        var made = await step.RunAsync(tx, month, batch, ct);
        if (fails && fault == Fault.ThrowsAfter) throw new FaultException();
        if (fails) await tx.ExecuteAsync("select pg_terminate_backend(pg_backend_pid())", ct);
        return made;
    }
}

internal sealed class FaultException() : Exception("planted");
