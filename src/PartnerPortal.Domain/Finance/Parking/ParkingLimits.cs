namespace PartnerPortal.Domain.Finance.Parking;

/// <summary>From when on a month is so far out of line for a partner that a person has to look at it first (spec 07.12).</summary>
/// <param name="On">Whether months are judged at all.</param>
/// <param name="Multiple">How many times the average of its months a partner may be charged, inclusive; more than 1.</param>
/// <param name="Floor">Charges below it are never out of line; program currency, zero or more.</param>
public sealed record ParkingLimits(bool On, decimal Multiple, decimal Floor)
{
    /// <summary>Five times the average, from 2,500.00 on.</summary>
    public static ParkingLimits Default { get; } = new(true, 5m, 2_500.00m);

    /// <summary>Nothing is ever parked.</summary>
    public static ParkingLimits Off { get; } = Default with { On = false };
}
