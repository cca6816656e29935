using PartnerPortal.Data.LocalCluster;

namespace PartnerPortal.Web.Health;

/// <summary>Starts the portal's own database server again when it was killed.</summary>
internal sealed class ServerWatch(PortalServer server, ILogger<ServerWatch> log) : BackgroundService
{
    private static readonly TimeSpan Looks = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Looks);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await LookAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The portal shuts down.
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        try
        {
            if (await server.ReviveAsync(ct)) log.LogWarning("The database server had ended and was started again");
        }
        catch (Exception lack) when (lack is EnvironmentLackException or IOException)
        {
            log.LogError(lack, "The database server has ended and cannot be started");
        }
    }
}
