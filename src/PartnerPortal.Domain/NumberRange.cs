namespace PartnerPortal.Domain;

/// <summary>Which numbers are allowed somewhere: both ends included, with at most so many decimals.</summary>
/// <param name="Least">The smallest allowed number.</param>
/// <param name="Most">The largest allowed number.</param>
/// <param name="Decimals">How many digits may follow the decimal separator; zero for whole numbers.</param>
public readonly record struct NumberRange(decimal Least, decimal Most, int Decimals)
{
    /// <summary>Whether a number is allowed. Trailing zeros are no decimals.</summary>
    public bool Contains(decimal number) => Reaches(number) && HasFewDecimals(number);

    /// <summary>Whether a number is between the ends, whatever its decimals.</summary>
    public bool Reaches(decimal number) => number >= Least && number <= Most;

    /// <summary>Whether a number has no more decimals than allowed.</summary>
    public bool HasFewDecimals(decimal number)
    {
        var scaled = number;
        for (var digit = 0; digit < Decimals && decimal.Truncate(scaled) != scaled; digit++) scaled *= 10;
        return decimal.Truncate(scaled) == scaled;
    }
}
