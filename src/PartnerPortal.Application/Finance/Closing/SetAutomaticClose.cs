using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Closing;

/// <param name="On">Whether months close by themselves.</param>
/// <param name="Day">On which day of the month after, 1 to 28.</param>
public sealed record SetAutomaticCloseCommand(bool On, int Day);

/// <summary>Switches the automatic close on or off.</summary>
public sealed class SetAutomaticClose(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">The day is not 1 to 28.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, SetAutomaticCloseCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.ManageAutomaticClose).OnceAsync(id, command, tx => RunAsync(tx, viewer, command, ct), ct);

    private async Task RunAsync(PortalTransaction tx, Viewer viewer, SetAutomaticCloseCommand command, CancellationToken ct)
    {
        if (command.Day is < 1 or > 28) throw new RuleViolationException("close.day", "The day must be from 1 to 28.");
        var before = await tx.ReadAsync(
            "select automatic_close, automatic_close_day from program where program_id = $1 for update",
            row => new { On = row.GetBoolean(0), Day = row.GetInt32(1) }, ct, ProgramIds.Main);
        await tx.ExecuteAsync(
            "update program set automatic_close = $2, automatic_close_day = $3 where program_id = $1", ct, ProgramIds.Main, command.On, command.Day);
        await AuditTrail.WriteAsync(tx, viewer, time.GetUtcNow(), new AuditEvent(
            AuditAction.AutomaticCloseChanged, ProgramIds.Main, Before: before[0], After: new { command.On, command.Day }), ct);
    }
}
