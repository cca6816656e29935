using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PartnerPortal.Web.Health;

/// <summary>The health of this node, asked at most every two seconds however many want to know.</summary>
public sealed class HealthBoard(HealthCheckService checks, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private readonly Lock _asking = new();
    private Task<HealthReport>? _report;
    private long _askedAt;

    /// <summary>The latest report; a check that failed says why in its description.</summary>
    public Task<HealthReport> ReadAsync()
    {
        lock (_asking)
        {
            var usable = _report is not null && (!_report.IsCompleted || time.GetElapsedTime(_askedAt) < Fresh);
            if (usable) return _report!;
            _askedAt = time.GetTimestamp();
            return _report = Task.Run(() => checks.CheckHealthAsync(CancellationToken.None));
        }
    }

    /// <summary>green, amber or red: in order, needs attention, out of order.</summary>
    public static string Colour(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "green",
        HealthStatus.Degraded => "amber",
        HealthStatus.Unhealthy => "red",
    };

    /// <summary>What the check found, for administrators and the log.</summary>
    public static string Fact(HealthReportEntry entry) => entry.Exception is { } failure ? failure.Message : entry.Description ?? "";
}
