namespace PartnerPortal.Domain.Finance.Parking;

/// <summary>Why a partner's month waits for a person.</summary>
public enum ParkingCause
{
    /// <summary>Two charges of the same kind, for the same thing and month, with the same amount.</summary>
    LikeItems,

    /// <summary>More than the set multiple of what its months charged on average.</summary>
    OutOfLine,
}
