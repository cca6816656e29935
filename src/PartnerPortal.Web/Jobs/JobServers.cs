using Hangfire;
using Microsoft.Extensions.Options;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Web.Messages;

namespace PartnerPortal.Web.Jobs;

/// <summary>
/// The workers of this node: one lot for what runs by the clock, one for what people start. Every few seconds it asks one question, whether
/// mail is to be sent, and learns by the way whether the database is there: after an outage the workers begin anew, since the scheduler's
/// own pauses grow to minutes meanwhile.
/// </summary>
internal sealed class JobServers(
    JobStorage storage, JobActivator activator, JobSchedule schedule, MailQueue mail, IOptions<MailOptions> post, TimeProvider time,
    ILogger<JobServers> log) : BackgroundService
{
    private const int Workers = 3;

    private static readonly TimeSpan Looks = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(25);

    // After shorter ones the scheduler comes back by itself as quickly.
    private static readonly TimeSpan LongOutage = TimeSpan.FromSeconds(10);

    private readonly List<BackgroundJobServer> _servers = [];
    private DateTimeOffset? _awaySince;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // First nobody starts or restarts them any more.
        await base.StopAsync(cancellationToken);
        try
        {
            await StopServersAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Open pages used the time up. What is still at work is taken up again as after a kill.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Looks, time);
        try
        {
            do await LookAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal shuts down.
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        try
        {
            var due = await mail.IsDueAsync(ct);
            if (_awaySince is { } since && time.GetUtcNow() - since > LongOutage) await StopServersAsync(ct);
            _awaySince = null;
            if (_servers.Count == 0) Start();
            else if (due && post.Value.IsSet) schedule.SendMail();
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            if (!DatabaseFailure.IsOutage(failure)) log.LogError(failure, "The job scheduler cannot be spoken to");
            _awaySince ??= time.GetUtcNow();
        }
    }

    private void Start()
    {
        schedule.Write();
        schedule.LookAtOnce();
        _servers.Add(new BackgroundJobServer(Options(JobQueues.Clock), storage));
        var people = Options(JobQueues.People);
        // The clock's server looks after what is common to both.
        people.IsLightweightServer = true;
        _servers.Add(new BackgroundJobServer(people, storage));
    }

    private BackgroundJobServerOptions Options(string queue) => new()
    {
        ServerName = $"{Environment.MachineName}:{Environment.ProcessId}:{queue}",
        Activator = activator,
        Queues = [queue],
        WorkerCount = Workers,
        SchedulePollingInterval = TimeSpan.FromSeconds(10),
        ShutdownTimeout = LongestStop,
        // A server that was killed is off the list within two minutes; its jobs are taken up before, by their own invisibility.
        ServerTimeout = TimeSpan.FromMinutes(2),
        ServerCheckInterval = TimeSpan.FromMinutes(1),
    };

    // Each job that is cancelled puts down how far it is.
    private async Task StopServersAsync(CancellationToken ct)
    {
        foreach (var server in _servers) server.SendStop();
        foreach (var server in _servers) await server.WaitForShutdownAsync(ct);
        foreach (var server in _servers) server.Dispose();
        _servers.Clear();
    }
}
