using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Testing.Finance.Ledger;

namespace PartnerPortal.Application.Tests.Finance.Closing;

/// <summary>Has a running close stopped as a person would, when it reports for the n-th time.</summary>
internal sealed class StopAt(LedgerDatabase ledger, int report) : IProgress<CloseProgress>
{
    private int _reports;

    public void Report(CloseProgress value)
    {
        if (++_reports == report)
            new RequestStop(ledger.Database, TimeProvider.System).RunAsync(
                LedgerDatabase.Finance, CommandId.New(), CancellationToken.None).GetAwaiter().GetResult();
    }
}

/// <summary>Cancels a running close when it reports for the n-th time.</summary>
internal sealed class CancelAt(CancellationTokenSource cancellation, int report) : IProgress<CloseProgress>
{
    private int _reports;

    public void Report(CloseProgress value)
    {
        if (++_reports == report) cancellation.Cancel();
    }
}
