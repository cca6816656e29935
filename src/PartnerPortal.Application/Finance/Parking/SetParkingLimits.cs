using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Data.Program.Terms;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Parking;

namespace PartnerPortal.Application.Finance.Parking;

/// <summary>Decides what is out of line; it counts from the next run of a close on, also for those who are parked.</summary>
public sealed class SetParkingLimits(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">The multiple is not 1.5 to 1,000 with two decimals, or the floor out of its bounds or not
    /// in whole cents.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, ParkingLimits limits, CancellationToken ct) =>
        database.For(viewer, Permission.ManageParking).OnceAsync(id, limits, unit => RunAsync(unit, viewer, limits, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, ParkingLimits limits, CancellationToken ct)
    {
        var program = await unit.Db.Locked<ProgramRow>($"program_id = {unit.Sql.ProgramId}").SingleAsync(ct);
        var before = new ParkingLimits(program.Parking, program.ParkingMultiple, program.ParkingFloor);
        program.SetParking(limits.On, limits.Multiple, limits.Floor);
        await AuditTrail.WriteAsync(
            unit.Sql, viewer, time.GetUtcNow(),
            new AuditEvent(AuditAction.ParkingLimitsChanged, unit.Sql.ProgramId, Before: before, After: limits), ct);
    }
}
