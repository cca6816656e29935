using Microsoft.Extensions.Diagnostics.HealthChecks;
using PartnerPortal.Application.Platform.Telemetry;

namespace PartnerPortal.Web.Health;

/// <summary>Looks at the board also when nobody asks, says in the log what changed, and measures it.</summary>
internal sealed class HealthWatch(HealthBoard board, ILogger<HealthWatch> log) : BackgroundService
{
    private static readonly TimeSpan Looks = TimeSpan.FromSeconds(15);
    private readonly Dictionary<string, HealthStatus> _known = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Looks);
        try
        {
            do Note(await board.ReadAsync());
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The portal shuts down.
        }
    }

    private void Note(HealthReport report)
    {
        foreach (var (name, entry) in report.Entries)
        {
            PortalMeter.Health.Record((int)HealthStatus.Healthy - (int)entry.Status, new KeyValuePair<string, object?>("check", name));
            var before = _known.GetValueOrDefault(name, HealthStatus.Healthy);
            _known[name] = entry.Status;
            if (before == entry.Status) continue;
            var level = entry.Status switch
            {
                HealthStatus.Healthy => LogLevel.Information,
                HealthStatus.Degraded => LogLevel.Warning,
                HealthStatus.Unhealthy => LogLevel.Error,
            };
            log.Log(level, "Health of {Check} is {Colour}: {Fact}", name, HealthBoard.Colour(entry.Status), HealthBoard.Fact(entry));
        }
    }
}
