using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PartnerPortal.Web.Jobs;

namespace PartnerPortal.Web.Health;

/// <summary>The jobs run when they should and end well, on whichever node.</summary>
internal sealed class SweepHealth(JobJournal journal, TimeProvider time) : HealthQuestion
{
    /// <summary>Where the report keeps how each job stands, for the page that says it in the reader's language.</summary>
    public const string Standing = "standing";

    protected override async Task<HealthCheckResult> AskAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var all = await journal.AllAsync(ct);
        var late = all.Where(job => job.IsOverdue(now)).ToList();
        var said = string.Join(", ", (late.Count > 0 ? late : all).Select(Said));
        var data = new Dictionary<string, object> { [Standing] = all };
        return late.Count > 0 ? HealthCheckResult.Degraded(said, data: data) : HealthCheckResult.Healthy(said, data);
    }

    private static string Said(JobStanding job) =>
        string.Create(CultureInfo.InvariantCulture, $"{job.Job.Name} {(job.EndedWellAt is { } at ? $"{at:yyyy-MM-dd HH:mm:ss}Z" : "not yet")}");
}
