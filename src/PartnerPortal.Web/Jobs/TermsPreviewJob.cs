using Hangfire;
using PartnerPortal.Application.Finance.Previews;
using PartnerPortal.Application.Platform.Telemetry;
using PartnerPortal.Data;

namespace PartnerPortal.Web.Jobs;

/// <summary>Works out a preview of terms that a person wants. Killed, shut down or cut off from the database, it is run again.</summary>
internal sealed class TermsPreviewJob(RunTermsPreview runPreview, ILogger<TermsPreviewJob> log)
{
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [10, 20, 20], OnAttemptsExceeded = AttemptsExceededAction.Delete, LogEvents = false)]
    public async Task RunAsync(Guid runId, CancellationToken ct)
    {
        using var trace = PortalTrace.Begin("terms preview");
        try
        {
            await runPreview.RunAsync(runId, ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            log.LogError(failure, "The preview {Run} failed", runId);
            // Anything else than the database would fail again, and its row says so.
            if (DatabaseFailure.IsOutage(failure)) throw;
        }
    }
}
