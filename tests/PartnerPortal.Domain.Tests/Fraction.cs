using System.Globalization;
using System.Numerics;

namespace PartnerPortal.Domain.Tests;

/// <summary>An exact rational number, to check decimal arithmetic against arithmetic that cannot lose anything.</summary>
internal readonly record struct Fraction(BigInteger Over, BigInteger Under)
{
    public static implicit operator Fraction(decimal value) => new(
        BigInteger.Parse(
            value.ToString(CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture),
        BigInteger.Pow(10, value.Scale));

    public static Fraction operator *(Fraction left, Fraction right) => new(left.Over * right.Over, left.Under * right.Under);

    public static Fraction operator /(Fraction left, Fraction right) => right.Over.Sign < 0
        ? new(-left.Over * right.Under, left.Under * -right.Over)
        : new(left.Over * right.Under, left.Under * right.Over);

    /// <summary>Two decimals, half away from zero.</summary>
    public decimal RoundToCents()
    {
        var cents = ((BigInteger.Abs(Over) * 200) + Under) / (2 * Under);
        return (decimal)(Over.Sign * cents) / 100m;
    }
}
