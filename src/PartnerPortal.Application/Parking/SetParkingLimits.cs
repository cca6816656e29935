using PartnerPortal.Application.Access;
using PartnerPortal.Application.Audit;
using PartnerPortal.Application.Programs;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Parking;

namespace PartnerPortal.Application.Parking;

/// <summary>Decides what is out of line; it counts from the next run of a close on, also for those who are parked.</summary>
public sealed class SetParkingLimits(PortalDatabase database, TimeProvider time)
{
    private const decimal LeastMultiple = 1.5m;
    private const decimal MostMultiple = 1000m;
    private const decimal MostFloor = 999_999_999.99m;

    /// <exception cref="RuleViolationException">The multiple is not 1.5 to 1,000 with two decimals, or the floor not zero or more in whole cents.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, ParkingLimits limits, CancellationToken ct) =>
        database.For(viewer, Permission.ManageParking).OnceAsync(id, limits, tx => RunAsync(tx, viewer, limits, ct), ct);

    private async Task RunAsync(PortalTransaction tx, Viewer viewer, ParkingLimits limits, CancellationToken ct)
    {
        if (limits.Multiple is < LeastMultiple or > MostMultiple || !HasTwoDecimals(limits.Multiple))
            throw new RuleViolationException("parking.multiple", "The multiple must be from 1.5 to 1,000, with two decimals.");
        if (limits.Floor is < 0 or > MostFloor || !HasTwoDecimals(limits.Floor))
            throw new RuleViolationException("parking.floor", "The floor must be zero or more, in whole cents.");

        var before = await StoredLimits.ReadAsync(tx, ProgramIds.Main, ct);
        await tx.ExecuteAsync(
            "update program set parking = $2, parking_multiple = $3, parking_floor = $4 where program_id = $1", ct,
            ProgramIds.Main, limits.On, limits.Multiple, limits.Floor);
        await AuditTrail.WriteAsync(
            tx, viewer, time.GetUtcNow(), new AuditEvent(AuditAction.ParkingLimitsChanged, ProgramIds.Main, Before: before, After: limits), ct);
    }

    private static bool HasTwoDecimals(decimal value) => decimal.Truncate(value * 100) == value * 100;
}
