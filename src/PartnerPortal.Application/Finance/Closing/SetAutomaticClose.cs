using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Data.Program.Terms;
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
        database.For(viewer, Permission.ManageAutomaticClose).OnceAsync(id, command, unit => RunAsync(unit, viewer, command, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, SetAutomaticCloseCommand command, CancellationToken ct)
    {
        var program = await unit.Db.Locked<ProgramRow>($"program_id = {unit.Sql.ProgramId}").SingleAsync(ct);
        var before = new { On = program.AutomaticClose, Day = program.AutomaticCloseDay };
        program.SetAutomaticClose(command.On, command.Day);
        await AuditTrail.WriteAsync(unit.Sql, viewer, time.GetUtcNow(), new AuditEvent(
            AuditAction.AutomaticCloseChanged, unit.Sql.ProgramId, Before: before, After: new { command.On, command.Day }), ct);
    }
}
