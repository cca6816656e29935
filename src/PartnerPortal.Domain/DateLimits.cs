namespace PartnerPortal.Domain;

/// <summary>How far from today the days lie that a person can give, said once. All days are included.</summary>
public static class DateLimits
{
    /// <summary>No decision of a person reaches further back.</summary>
    public static readonly DateOnly Earliest = new(2000, 1, 1);

    /// <summary>How many years ahead terms, texts and grants can begin or end, and an agreement can be ended.</summary>
    public const int YearsAhead = 5;

    /// <summary>How many months ahead a fee can be waived.</summary>
    public const int WaiverMonthsAhead = 12;

    /// <summary>The last day that a person can give.</summary>
    /// <param name="today">The date in the program's time zone.</param>
    public static DateOnly Latest(DateOnly today) => today.AddYears(YearsAhead);
}
