namespace PartnerPortal.Domain;

/// <summary>A range of days, both ends included; without an end it is open.</summary>
public readonly record struct DateRange
{
    /// <exception cref="ArgumentException">The range ends before it starts.</exception>
    public DateRange(DateOnly start, DateOnly? end)
    {
        if (end < start) throw new ArgumentException($"A range cannot end on {end:O} before it starts on {start:O}", nameof(end));
        Start = start;
        End = end;
    }

    /// <summary>First day, included.</summary>
    public DateOnly Start { get; }

    /// <summary>Last day, included; null when open.</summary>
    public DateOnly? End { get; }

    /// <summary>Whether the day lies in the range.</summary>
    public bool Contains(DateOnly date) => date >= Start && (End is null || date <= End);
}
