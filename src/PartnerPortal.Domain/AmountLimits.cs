namespace PartnerPortal.Domain;

/// <summary>
/// The bounds of every number that a person can give, said once: screens show them, use cases check them, the database repeats some as a
/// guard. Amounts are in program currency. They are far above what a program of this kind does in earnest and far below what a slip of the
/// keyboard makes.
/// </summary>
public static class AmountLimits
{
    /// <summary>A correction of a partner's account, in either direction; zero is none.</summary>
    public static readonly NumberRange Adjustment = new(-1_000_000m, 1_000_000m, 2);

    /// <summary>A registration fee or a monthly fee.</summary>
    public static readonly NumberRange Fee = new(0, 100_000m, 2);

    /// <summary>Below it no payout is proposed.</summary>
    public static readonly NumberRange MinimumPayout = new(0, 1_000_000m, 2);

    /// <summary>A revenue from which fees come back or a rule of the plan holds.</summary>
    public static readonly NumberRange Revenue = new(0, 10_000_000m, 2);

    /// <summary>A rate, a cap or a discount.</summary>
    public static readonly NumberRange Percent = new(0, 100m, 4);

    /// <summary>The list price of one unit of a service for own use.</summary>
    public static readonly NumberRange ListPrice = new(0.01m, 1_000_000m, 2);

    /// <summary>The list price of all units of an order.</summary>
    public static readonly NumberRange Order = new(0.01m, 1_000_000m, 2);

    /// <summary>Units of an order, of a grant or of what was used.</summary>
    public static readonly NumberRange Quantity = new(1, 1_000, 0);

    /// <summary>How much the terms give free of charge.</summary>
    public static readonly NumberRange Allowance = new(0, 1_000, 0);

    /// <summary>Length of a coaching session.</summary>
    public static readonly NumberRange CoachingMinutes = new(1, 480, 0);

    /// <summary>Months since a customer's first invoice.</summary>
    public static readonly NumberRange TenureMonths = new(1, 1_200, 0);

    /// <summary>How many times its average a partner's month may be before a person looks at it.</summary>
    public static readonly NumberRange ParkingMultiple = new(1.5m, 1_000m, 2);

    /// <summary>Below it no month is out of line.</summary>
    public static readonly NumberRange ParkingFloor = new(0, 10_000_000m, 2);
}
