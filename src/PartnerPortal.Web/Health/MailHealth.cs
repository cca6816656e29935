using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Application.Platform.Telemetry;
using PartnerPortal.Web.Messages;

namespace PartnerPortal.Web.Health;

/// <summary>Mail leaves soon after it is due, and none waits for a person's decision.</summary>
internal sealed class MailHealth(MailQueue queue, IOptions<MailOptions> server) : HealthQuestion
{
    /// <summary>Where the report keeps the numbers, for the page that says them in the reader's language.</summary>
    public const string Standing = "standing";

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    protected override async Task<HealthCheckResult> AskAsync(CancellationToken ct)
    {
        var standing = await queue.StandingAsync(ct);
        Measure("waiting", standing.Waiting);
        Measure("undecided", standing.Undecided);
        Measure("failed", standing.Failed);
        var fact = $"{standing.Waiting} waiting, {standing.Undecided} to decide, {standing.Failed} failed{(standing.IsHeld ? ", held since the restore" : "")}";
        var stuck = server.Value.IsSet && (standing.IsHeld || standing.Undecided > 0 || standing.Overdue > LongestWait);
        var data = new Dictionary<string, object> { [Standing] = standing };
        return stuck ? HealthCheckResult.Degraded(fact, data: data) : HealthCheckResult.Healthy(fact, data);
    }

    private static void Measure(string state, long count) =>
        PortalMeter.MailQueue.Record(count, new KeyValuePair<string, object?>("state", state));
}
