using System.Threading.Channels;
using PartnerPortal.Application.Access;
using PartnerPortal.Application.Months;
using PartnerPortal.Application.Programs;
using PartnerPortal.Application.Telemetry;
using PartnerPortal.Domain;

namespace PartnerPortal.Web.Jobs;

/// <summary>
/// Closes months that people start from a page, one at a time and independent of that page: the run goes on when its browser is closed.
/// How it stands is read from the database, by anyone and on any node.
/// </summary>
public sealed class MonthCloseRunner(StartClose startClose, CloseMonth closeMonth, ILogger<MonthCloseRunner> log) : BackgroundService
{
    private readonly Channel<Wanted> _wanted = Channel.CreateUnbounded<Wanted>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Starts, or goes on with, the close of a month.</summary>
    /// <returns>Ends with the run. A page may wait for it to show a refusal, or leave.</returns>
    /// <exception cref="RuleViolationException">The person may not, or the month cannot be closed now.</exception>
    public async Task<CloseMonthResult> RunAsync(Viewer viewer, CommandId id, Month month)
    {
        await startClose.RunAsync(viewer, id, month, CancellationToken.None);
        var wanted = new Wanted(
            new CloseMonthCommand(ProgramIds.Main, month, viewer.Name),
            new TaskCompletionSource<CloseMonthResult>(TaskCreationOptions.RunContinuationsAsynchronously));
        if (!_wanted.Writer.TryWrite(wanted)) throw new InvalidOperationException("The portal is shutting down");
        PortalMeter.CloseQueue.Add(1);
        return await wanted.Ended.Task;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var wanted in _wanted.Reader.ReadAllAsync(stoppingToken)) await RunAsync(wanted, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The portal shuts down.
        }
    }

    private async Task RunAsync(Wanted wanted, CancellationToken ct)
    {
        using var trace = PortalTrace.Begin("close started by a person");
        var (command, ended) = wanted;
        try
        {
            var result = await closeMonth.RunAsync(command, null, ct);
            log.LogInformation("{Month} started by {Person}: {Outcome}", command.Month, command.StartedBy, result.Outcome);
            ended.SetResult(result);
        }
        catch (OperationCanceledException)
        {
            ended.SetCanceled(ct);
        }
        catch (RuleViolationException refused)
        {
            ended.SetException(refused);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "Closing {Month} failed", command.Month);
            ended.SetException(failure);
        }
        finally
        {
            PortalMeter.CloseQueue.Add(-1);
            // A page that has gone does not look at it.
            _ = ended.Task.Exception;
        }
    }

    private sealed record Wanted(CloseMonthCommand Command, TaskCompletionSource<CloseMonthResult> Ended);
}
