using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PartnerPortal.Web.Jobs;

namespace PartnerPortal.Web.Health;

/// <summary>The jobs of this node run when they should and end well.</summary>
internal sealed class SweepHealth(JobJournal journal, TimeProvider time) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        var late = journal.All.Where(job => job.IsOverdue(now)).ToList();
        var said = string.Join(", ", (late.Count > 0 ? late : journal.All).Select(job => string.Create(
            CultureInfo.InvariantCulture, $"{job.Name} {(job.IsRunning ? "running" : job.EndedWellAt is { } at ? $"{at:yyyy-MM-dd HH:mm:ss}Z" : "not yet")}")));
        return Task.FromResult(late.Count > 0 ? HealthCheckResult.Degraded(said) : HealthCheckResult.Healthy(said));
    }
}
