using System.Globalization;

namespace PartnerPortal.Domain;

/// <summary>A percentage: 33 % is <c>33.0000</c>. At most four decimals (spec 01.1).</summary>
public readonly record struct Percentage : IComparable<Percentage>
{
    /// <param name="value">Percent, with at most four decimals.</param>
    /// <exception cref="ArgumentException">More than four decimals.</exception>
    public Percentage(decimal value) =>
        Value = decimal.Truncate(value * 10_000m) == value * 10_000m
            ? value
            : throw new ArgumentException($"{value} % has more than four decimals", nameof(value));

    /// <summary>Percent: 33 for 33 %.</summary>
    public decimal Value { get; }

    /// <summary>The share of an amount, unrounded.</summary>
    public Money Of(Money amount) => new(Value * amount.Amount / 100m, amount.Currency);

    /// <summary>What is left of an amount after this percentage is taken off, unrounded.</summary>
    public Money OffOf(Money amount) => new((100m - Value) * amount.Amount / 100m, amount.Currency);

    /// <inheritdoc />
    public int CompareTo(Percentage other) => Value.CompareTo(other.Value);

    /// <summary>The smaller one.</summary>
    public static Percentage Min(Percentage left, Percentage right) => left.Value <= right.Value ? left : right;

    /// <summary>Whether the left one is smaller.</summary>
    public static bool operator <(Percentage left, Percentage right) => left.Value < right.Value;

    /// <summary>Whether the left one is larger.</summary>
    public static bool operator >(Percentage left, Percentage right) => left.Value > right.Value;

    /// <summary>Whether the left one is at most the right one.</summary>
    public static bool operator <=(Percentage left, Percentage right) => left.Value <= right.Value;

    /// <summary>Whether the left one is at least the right one.</summary>
    public static bool operator >=(Percentage left, Percentage right) => left.Value >= right.Value;

    /// <summary>Without trailing zeros, invariant culture: <c>33</c>, <c>16.5</c>.</summary>
    public override string ToString() => Value.ToString("0.####", CultureInfo.InvariantCulture);
}
