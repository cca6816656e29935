using PartnerPortal.Application.Access;
using PartnerPortal.Application.Months;
using PartnerPortal.Application.Tests.Ledger;

namespace PartnerPortal.Application.Tests.Months;

/// <summary>Has a running close stopped as a person would, when it reports for the n-th time.</summary>
internal sealed class StopAt(LedgerDatabase ledger, int report) : IProgress<CloseProgress>
{
    private int _reports;

    public void Report(CloseProgress value)
    {
        if (++_reports == report) new RequestStop(ledger.Database, TimeProvider.System).RunAsync(LedgerDatabase.Finance, CommandId.New(), CancellationToken.None).GetAwaiter().GetResult();
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
