using PartnerPortal.Application.Programs;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Months;

/// <param name="RunId">By which the attempt is known from the moment a person wants it.</param>
/// <param name="Month">The month to close.</param>
/// <param name="StartedBy">Who wants it, for the history.</param>
public sealed record WantedClose(Guid RunId, Month Month, string StartedBy);

/// <summary>
/// A close that a person started from a page. Asked for again, after the process that worked on it was killed, it goes on as the sweep would:
/// not when it has ended meanwhile, nor when somebody stopped it.
/// </summary>
public sealed class CloseWantedMonth([Patient] PortalDatabase database, CloseMonth closeMonth, CloseDueMonths closeDueMonths)
{
    /// <returns>How the attempt ended; null when an earlier one was gone on with, or needed nothing more.</returns>
    /// <exception cref="RuleViolationException">The month cannot be closed now.</exception>
    public async Task<CloseMonthResult?> RunAsync(WantedClose wanted, CancellationToken ct)
    {
        if (!await WasBegunAsync(wanted.RunId, ct))
            return await closeMonth.RunAsync(new CloseMonthCommand(ProgramIds.Main, wanted.Month, wanted.StartedBy) { RunId = wanted.RunId }, null, ct);
        await closeDueMonths.RunAsync(ProgramIds.Main, ct);
        return null;
    }

    private async Task<bool> WasBegunAsync(Guid runId, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        return await CloseRuns.ExistsAsync(tx, ProgramIds.Main, runId, ct);
    }
}
