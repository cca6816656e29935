using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Closing;

/// <summary>A person's word that a month is to be closed; the close itself then runs without them.</summary>
public sealed class StartClose(PortalDatabase database, TimeProvider time)
{
    /// <returns>The run that is wanted; the same each time the command is sent.</returns>
    /// <exception cref="RuleViolationException">
    /// The person may not, the month cannot be closed now, or another run is under way.
    /// </exception>
    public Task<Guid> RunAsync(Viewer viewer, CommandId id, Month month, CancellationToken ct) =>
        database.For(viewer, Permission.CloseMonths).OnceAsync(id, new { month }, unit => RunAsync(unit.Sql, viewer, month, ct), ct);

    private async Task<Guid> RunAsync(PortalTransaction tx, Viewer viewer, Month month, CancellationToken ct)
    {
        await CheckAsync(tx, month, ct);
        await AuditTrail.WriteAsync(tx, viewer, time.GetUtcNow(), new AuditEvent(AuditAction.CloseStarted, month.ToString()), ct);
        return Guid.CreateVersion7();
    }

    /// <summary>The run asks the same again when it begins; whoever presses the button wants to know at once.</summary>
    private async Task CheckAsync(PortalTransaction tx, Month month, CancellationToken ct)
    {
        var calendar = await MonthCalendar.ReadAsync(tx, tx.ProgramId, time, ct);
        if (!(calendar.LastClosed >= month)) CloseRules.Check(calendar, month);
        await using var free = await MonthLock.TryTakeAsync(database, tx.ProgramId, ct);
        if (free is null) throw CloseAttempt.OtherRun();
    }
}
