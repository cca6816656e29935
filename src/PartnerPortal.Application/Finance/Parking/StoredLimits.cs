using PartnerPortal.Data;
using PartnerPortal.Domain.Finance.Parking;

namespace PartnerPortal.Application.Finance.Parking;

/// <summary>What the program takes for out of line.</summary>
internal static class StoredLimits
{
    public static async Task<ParkingLimits> ReadAsync(PortalTransaction tx, string programId, CancellationToken ct) => (await tx.ReadAsync(
        "select parking, parking_multiple, parking_floor from program where program_id = $1",
        row => new ParkingLimits(row.GetBoolean(0), row.GetDecimal(1), row.GetDecimal(2)), ct, programId)).Single();
}
