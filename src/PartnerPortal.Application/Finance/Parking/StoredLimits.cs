using PartnerPortal.Data;
using PartnerPortal.Domain.Finance.Parking;

namespace PartnerPortal.Application.Finance.Parking;

/// <summary>What the program takes for out of line.</summary>
internal static class StoredLimits
{
    private const string Limits = """
        select parking as "on", parking_multiple as multiple, parking_floor as floor from program where program_id = $1
        """;

    public static async Task<ParkingLimits> ReadAsync(PortalTransaction tx, string programId, CancellationToken ct) =>
        (await tx.RowsAsync<ParkingLimits>(Limits, ct, programId)).Single();
}
