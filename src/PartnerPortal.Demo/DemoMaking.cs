using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PartnerPortal.Application.Platform;

namespace PartnerPortal.Demo;

/// <summary>Says where the portal is as soon as it listens, and makes the demo behind the pages.</summary>
internal sealed class DemoMaking(
    DemoStart start, IConfiguration configuration, IHostApplicationLifetime lifetime, ILogger<DemoMaking> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var listens = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(listens.SetResult);
        try
        {
            await listens.Task.WaitAsync(stoppingToken);
            await Console.Error.WriteLineAsync($"The portal is at {configuration["urls"]?.Replace(';', ' ')}");
            if (configuration.GetValue("Demo", true)) await start.RunAsync(DataFolder.Of(configuration), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal shuts down; half a demo is made anew by the next start.
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The demo could not be made; the next start begins anew");
        }
    }
}
