using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PartnerPortal.Web.Health;

/// <summary>A check that answers in time, whatever hangs behind it.</summary>
internal abstract class HealthQuestion : IHealthCheck
{
    /// <summary>Who has not answered by then has failed.</summary>
    protected const int LongestSeconds = 4;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        AskAsync(cancellationToken).WaitAsync(TimeSpan.FromSeconds(LongestSeconds), cancellationToken);

    protected abstract Task<HealthCheckResult> AskAsync(CancellationToken ct);
}
