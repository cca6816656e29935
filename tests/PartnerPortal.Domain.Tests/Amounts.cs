using FsCheck;
using FsCheck.Fluent;

namespace PartnerPortal.Domain.Tests;

/// <summary>Generators of numbers as they occur in the program's papers.</summary>
internal static class Amounts
{
    public static Gen<decimal> Cents(int from, int to) => Gen.Choose(from, to).Select(cents => cents / 100m);

    /// <summary>Positive up to 99,999,999.99.</summary>
    public static Gen<decimal> Large { get; } =
        from millions in Gen.Choose(0, 99)
        from rest in Gen.Choose(1, 99_999_999)
        select (millions * 1_000_000m) + (rest / 100m);

    /// <summary>0 to 100 % with four decimals.</summary>
    public static Gen<decimal> Rate { get; } = Gen.Frequency(
        (3, Gen.Elements(33m, 23m, 19m, 16m, 4m, 50m, 0m, 100m)),
        (2, Gen.Choose(0, 1_000_000).Select(rate => rate / 10_000m)));

    /// <summary>A reference rate with eight decimals, or 1.</summary>
    public static Gen<decimal> Fx { get; } = Gen.Frequency(
        (2, Gen.Constant(1m)),
        (1, Gen.Elements(1.3056m, 0.8532m, 110.94m)),
        (1, Gen.Choose(1_000_000, 2_000_000_000).Select(rate => rate / 100_000_000m)));
}
