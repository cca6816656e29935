using Hangfire;
using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Platform.Telemetry;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Web.Jobs;

/// <summary>
/// Closes a month that a person started from a page, independent of that page and on any node. Killed or shut down in the middle, it is
/// taken up again within a minute.
/// </summary>
internal sealed class WantedCloseJob(CloseWantedMonth closeWantedMonth, ILogger<WantedCloseJob> log)
{
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [10, 20, 20], OnAttemptsExceeded = AttemptsExceededAction.Delete, LogEvents = false)]
    public async Task RunAsync(Guid runId, string month, Guid personId, CancellationToken ct)
    {
        using var trace = PortalTrace.Begin("close started by a person");
        PortalMeter.CloseQueue.Add(1);
        try
        {
            var ended = await closeWantedMonth.RunAsync(new WantedClose(runId, Month.Parse(month), personId), ct);
            log.LogInformation("{Month} started by a person: {Outcome}", month, ended?.Outcome.ToString() ?? "taken up again");
        }
        catch (RuleViolationException refused)
        {
            // Somebody was quicker than the person who was let in.
            log.LogInformation("{Month} started by a person was refused: {Reason}", month, refused.Message);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            log.LogError(failure, "Closing {Month} failed", month);
            // Before the run was begun nothing but this would try it again; anything else would fail again.
            if (DatabaseFailure.IsOutage(failure)) throw;
        }
        finally
        {
            PortalMeter.CloseQueue.Add(-1);
        }
    }
}
