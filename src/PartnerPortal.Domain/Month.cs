using System.Globalization;

namespace PartnerPortal.Domain;

/// <summary>A calendar month, written <c>YYYY-MM</c>: the period of the ledger (spec 00).</summary>
public readonly record struct Month : IComparable<Month>
{
    /// <param name="year">1 to 9999.</param>
    /// <param name="number">1 to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">Year or number outside its bounds.</exception>
    public Month(int year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 12);
        Year = year;
        Number = number;
    }

    /// <summary>The year, 1 to 9999.</summary>
    public int Year { get; }

    /// <summary>The month in the year, 1 to 12.</summary>
    public int Number { get; }

    /// <summary>The first day.</summary>
    public DateOnly First => new(Year, Number, 1);

    /// <summary>The last day.</summary>
    public DateOnly Last => new(Year, Number, DateTime.DaysInMonth(Year, Number));

    /// <summary>The month after.</summary>
    public Month Next => AddMonths(1);

    /// <summary>The month before.</summary>
    public Month Previous => AddMonths(-1);

    /// <summary>The month that holds a date.</summary>
    public static Month Of(DateOnly date) => new(date.Year, date.Month);

    /// <summary>The later of two months.</summary>
    public static Month Max(Month left, Month right) => left > right ? left : right;

    /// <summary>This month moved by a number of months.</summary>
    public Month AddMonths(int months) => Of(First.AddMonths(months));

    /// <summary>All months from this one to the last, both included; none if the last is earlier.</summary>
    public IEnumerable<Month> Through(Month last)
    {
        for (var month = this; month < last; month = month.Next) yield return month;
        if (this <= last) yield return last;
    }

    /// <summary>Whether the date lies in this month.</summary>
    public bool Contains(DateOnly date) => Of(date) == this;

    /// <summary>Reads <c>YYYY-MM</c> exactly.</summary>
    public static bool TryParse(string? text, out Month month)
    {
        var valid = DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first);
        month = valid ? Of(first) : default;
        return valid;
    }

    /// <summary>Reads <c>YYYY-MM</c>; throws <see cref="FormatException"/> for anything else.</summary>
    public static Month Parse(string text) => TryParse(text, out var month)
        ? month
        : throw new FormatException($"'{text}' is not a month YYYY-MM");

    /// <inheritdoc />
    public int CompareTo(Month other) => (Year * 12 + Number).CompareTo(other.Year * 12 + other.Number);

    /// <summary>Whether the left month is earlier.</summary>
    public static bool operator <(Month left, Month right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left month is later.</summary>
    public static bool operator >(Month left, Month right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left month is not later.</summary>
    public static bool operator <=(Month left, Month right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left month is not earlier.</summary>
    public static bool operator >=(Month left, Month right) => left.CompareTo(right) >= 0;

    /// <summary><c>YYYY-MM</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Number:00}");
}
