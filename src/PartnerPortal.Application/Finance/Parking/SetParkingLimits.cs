using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Parking;

namespace PartnerPortal.Application.Finance.Parking;

/// <summary>Decides what is out of line; it counts from the next run of a close on, also for those who are parked.</summary>
public sealed class SetParkingLimits(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">The multiple is not 1.5 to 1,000 with two decimals, or the floor out of its bounds or not in whole cents.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, ParkingLimits limits, CancellationToken ct) =>
        database.For(viewer, Permission.ManageParking).OnceAsync(id, limits, tx => RunAsync(tx, viewer, limits, ct), ct);

    private async Task RunAsync(PortalTransaction tx, Viewer viewer, ParkingLimits limits, CancellationToken ct)
    {
        if (!AmountLimits.ParkingMultiple.Contains(limits.Multiple))
            throw new RuleViolationException("parking.multiple", "The multiple must be from 1.5 to 1,000, with two decimals.");
        if (!AmountLimits.ParkingFloor.Contains(limits.Floor))
        {
            throw new RuleViolationException(
                "parking.floor", $"The floor must be from zero to {AmountLimits.ParkingFloor.Most:0.00}, in whole cents.", AmountLimits.ParkingFloor.Most);
        }

        var before = await StoredLimits.ReadAsync(tx, ProgramIds.Main, ct);
        await tx.ExecuteAsync(
            "update program set parking = $2, parking_multiple = $3, parking_floor = $4 where program_id = $1", ct,
            ProgramIds.Main, limits.On, limits.Multiple, limits.Floor);
        await AuditTrail.WriteAsync(
            tx, viewer, time.GetUtcNow(), new AuditEvent(AuditAction.ParkingLimitsChanged, ProgramIds.Main, Before: before, After: limits), ct);
    }
}
