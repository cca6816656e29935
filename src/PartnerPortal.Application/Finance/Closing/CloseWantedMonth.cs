using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Closing;

/// <param name="RunId">By which the attempt is known from the moment a person wants it.</param>
/// <param name="Month">The month to close.</param>
/// <param name="PersonId">Who wants it. The scheduler keeps what it is given, so that is no name.</param>
public sealed record WantedClose(Guid RunId, Month Month, Guid PersonId);

/// <summary>
/// A close that a person started from a page. Asked for again, after the process that worked on it was killed, it goes on as the sweep
/// would: not when it has ended meanwhile, nor when somebody stopped it.
/// </summary>
public sealed class CloseWantedMonth([Patient] PortalDatabase database, CloseMonth closeMonth, CloseDueMonths closeDueMonths)
{
    /// <returns>How the attempt ended; null when an earlier one was gone on with, or needed nothing more.</returns>
    /// <exception cref="RuleViolationException">The month cannot be closed now.</exception>
    public async Task<CloseMonthResult?> RunAsync(WantedClose wanted, CancellationToken ct)
    {
        var (wasBegun, person) = await ReadAsync(wanted, ct);
        var command = new CloseMonthCommand(DataScope.All.ProgramId, wanted.Month, person) { RunId = wanted.RunId };
        if (!wasBegun) return await closeMonth.RunAsync(command, null, ct);
        await closeDueMonths.RunAsync(DataScope.All.ProgramId, ct);
        return null;
    }

    /// <summary>Whether it is asked for again, and the person's name for the history.</summary>
    private async Task<(bool WasBegun, string Person)> ReadAsync(WantedClose wanted, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var person = await tx.ScalarAsync<string?>("select display_name from users where id = $1", ct, wanted.PersonId);
        // Somebody who was removed this very moment.
        return (await CloseRuns.ExistsAsync(tx, tx.ProgramId, wanted.RunId, ct), person ?? wanted.PersonId.ToString());
    }
}
