using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests;

public sealed class MoneyTests
{
    private static readonly Currency Chf = new("CHF");

    public static TheoryData<decimal, decimal> Rounded => new()
    {
        { 0.005m, 0.01m }, { -0.005m, -0.01m }, { 0.004999999m, 0m }, { -0.004999999m, 0m },
        { 0.015m, 0.02m }, { 0.025m, 0.03m }, { 0.035m, 0.04m }, { -0.025m, -0.03m },
        { 0.165m, 0.17m }, { -0.165m, -0.17m }, { 0.0115m, 0.01m }, { 37.625m, 37.63m },
        { 2.344999999999999999999999999m, 2.34m }, { 12.30m, 12.30m }, { 0m, 0m },
    };

    [Theory, MemberData(nameof(Rounded))]
    public void Rounding_is_half_away_from_zero_to_two_decimals(decimal amount, decimal rounded) =>
        Money.Eur(amount).Round().ShouldBe(Money.Eur(rounded));

    [Fact]
    public void Rounding_agrees_with_exact_arithmetic_on_both_sides_of_zero() =>
        Property.Check(Gen.Choose(-10_000_000, 10_000_000), thousandths =>
        {
            var amount = thousandths / 1000m;
            Money.Eur(amount).Round().Amount.ShouldBe(((Fraction)amount).RoundToCents());
            Money.Eur(-amount).Round().ShouldBe(-Money.Eur(amount).Round());
        });

    [Fact]
    public void Amounts_of_one_currency_add_subtract_and_compare()
    {
        (Money.Eur(1.10m) + Money.Eur(2.20m)).ShouldBe(Money.Eur(3.30m));
        (Money.Eur(1.10m) - Money.Eur(2.20m)).ShouldBe(Money.Eur(-1.10m));
        (-Money.Eur(1.10m)).ShouldBe(Money.Eur(-1.10m));
        (Money.Eur(1m) < Money.Eur(2m) && Money.Eur(2m) > Money.Eur(1m)).ShouldBeTrue();
        (Money.Eur(2m) <= Money.Eur(2m) && Money.Eur(2m) >= Money.Eur(2m)).ShouldBeTrue();
        Money.Eur(5m).ShouldBe(Money.Eur(5.00m));
    }

    [Fact]
    public void Two_currencies_never_mix()
    {
        var (eur, chf) = (Money.Eur(1m), new Money(1m, Chf));
        Should.Throw<ArgumentException>(() => eur + chf);
        Should.Throw<ArgumentException>(() => eur - chf);
        Should.Throw<ArgumentException>(() => eur.CompareTo(chf));
        Should.Throw<ArgumentException>(() => eur < chf);
        Should.Throw<ArgumentException>(() => Money.Zero(Currency.Eur) + Money.Zero(Chf));
        eur.ShouldNotBe(chf);
    }

    [Fact]
    public void It_is_written_with_at_least_two_decimals_and_its_currency()
    {
        Money.Eur(1234.5m).ToString().ShouldBe("1234.50 EUR");
        Money.Eur(0.0115m).ToString().ShouldBe("0.0115 EUR");
        Money.Zero(Chf).ToString().ShouldBe("0.00 CHF");
    }

    public static TheoryData<decimal, decimal[], decimal[]> Allocations => new()
    {
        { 10.00m, [1, 1, 1], [3.34m, 3.33m, 3.33m] },
        { -10.00m, [1, 1, 1], [-3.34m, -3.33m, -3.33m] },
        { 0.05m, [3, 7], [0.02m, 0.03m] },
        { 0.01m, [0, 0, 5], [0m, 0m, 0.01m] },
        { 0.02m, [1, 1, 1, 1], [0.01m, 0.01m, 0m, 0m] },
        { 100.00m, [0.005m, 0.995m], [0.50m, 99.50m] },
        { 0m, [1, 2], [0m, 0m] },
    };

    [Theory, MemberData(nameof(Allocations))]
    public void Allocation_hands_the_remainder_to_the_largest_fractions(decimal amount, decimal[] weights, decimal[] shares) =>
        Money.Eur(amount).Allocate(weights).Select(share => share.Amount).ShouldBe(shares);

    [Fact]
    public void Allocation_never_loses_a_cent_and_stays_within_a_cent_of_the_exact_share()
    {
        var cases =
            from amount in Amounts.Cents(-10_000_000, 10_000_000)
            from weights in Gen.NonEmptyListOf(Gen.Frequency((1, Gen.Constant(0m)), (4, Amounts.Cents(1, 1_000_000))))
            where weights.Sum() > 0
            select (Amount: amount, Weights: weights.ToArray());
        Property.Check(cases, split =>
        {
            var shares = Money.Eur(split.Amount).Allocate(split.Weights);
            shares.Aggregate((left, right) => left + right).ShouldBe(Money.Eur(split.Amount));
            foreach (var (share, weight) in shares.Zip(split.Weights))
            {
                share.ShouldBe(share.Round());
                Math.Abs(share.Amount - (split.Amount * weight / split.Weights.Sum())).ShouldBeLessThan(0.01m);
                if (weight == 0) share.IsZero.ShouldBeTrue();
            }
        });
    }

    [Fact]
    public void What_cannot_be_allocated_is_refused()
    {
        Should.Throw<ArgumentException>(() => Money.Eur(1m).Allocate([]));
        Should.Throw<ArgumentException>(() => Money.Eur(1m).Allocate([0m, 0m]));
        Should.Throw<ArgumentException>(() => Money.Eur(1m).Allocate([2m, -1m]));
        Should.Throw<ArgumentException>(() => Money.Eur(0.005m).Allocate([1m]));
    }
}
