using PartnerPortal.Domain;

namespace PartnerPortal.Data.Program.Terms;

/// <summary>A partner program.</summary>
public sealed class ProgramRow
{
    private const int LastDayOfEveryMonth = 28;

    public required string ProgramId { get; init; }

    public required string Currency { get; init; }

    public required string TimeZone { get; init; }

    /// <summary>Whether months close by themselves.</summary>
    public bool AutomaticClose { get; private set; }

    /// <summary>On which day of the month after.</summary>
    public int AutomaticCloseDay { get; private set; }

    /// <summary>Whether months that are out of line wait for a person.</summary>
    public bool Parking { get; private set; }

    public decimal ParkingMultiple { get; private set; }

    public decimal ParkingFloor { get; private set; }

    /// <exception cref="RuleViolationException">The day is not 1 to 28.</exception>
    public void SetAutomaticClose(bool on, int day)
    {
        if (day is < 1 or > LastDayOfEveryMonth) throw new RuleViolationException("close.day", "The day must be from 1 to 28.");
        (AutomaticClose, AutomaticCloseDay) = (on, day);
    }

    /// <exception cref="RuleViolationException">
    /// The multiple is not 1.5 to 1,000 with two decimals, or the floor out of its bounds or not in whole cents.
    /// </exception>
    public void SetParking(bool on, decimal multiple, decimal floor)
    {
        if (!AmountLimits.ParkingMultiple.Contains(multiple))
            throw new RuleViolationException("parking.multiple", "The multiple must be from 1.5 to 1,000, with two decimals.");
        if (!AmountLimits.ParkingFloor.Contains(floor))
        {
            throw new RuleViolationException(
                "parking.floor", $"The floor must be from zero to {AmountLimits.ParkingFloor.Most:0.00}, in whole cents.",
                AmountLimits.ParkingFloor.Most);
        }

        (Parking, ParkingMultiple, ParkingFloor) = (on, multiple, floor);
    }
}
