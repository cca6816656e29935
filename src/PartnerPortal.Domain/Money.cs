namespace PartnerPortal.Domain;

/// <summary>
/// An amount in one currency. Plus is in the partner's favour wherever a partner's account is meant.
/// May carry more than two decimals until <see cref="Round()"/> is called.
/// </summary>
public readonly record struct Money(decimal Amount, Currency Currency) : IComparable<Money>
{
    /// <summary>Nothing, in this currency.</summary>
    public static Money Zero(Currency currency) => new(0m, currency);

    /// <summary>An amount of program currency EUR.</summary>
    public static Money Eur(decimal amount) => new(amount, Currency.Eur);

    /// <summary>True when the amount is exactly zero.</summary>
    public bool IsZero => Amount == 0m;

    /// <summary>
    /// The one rounding of the product (spec 01.1): two decimals, half away from zero.
    /// 0.165 becomes 0.17, -0.165 becomes -0.17.
    /// </summary>
    public Money Round() => new(Round(Amount), Currency);

    /// <summary>The same rounding for a bare amount inside a calculation of this assembly.</summary>
#pragma warning disable RS0030 // the one place that rounds
    internal static decimal Round(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);
#pragma warning restore RS0030

    /// <summary>The sum. Throws <see cref="ArgumentException"/> for two currencies.</summary>
    public static Money operator +(Money left, Money right) => new(left.Amount + Same(left, right).Amount, left.Currency);

    /// <summary>The difference. Throws <see cref="ArgumentException"/> for two currencies.</summary>
    public static Money operator -(Money left, Money right) => new(left.Amount - Same(left, right).Amount, left.Currency);

    /// <summary>The opposite amount.</summary>
    public static Money operator -(Money value) => new(-value.Amount, value.Currency);

    /// <summary>Compares amounts of one currency; throws <see cref="ArgumentException"/> for two.</summary>
    public int CompareTo(Money other) => Amount.CompareTo(Same(this, other).Amount);

    /// <summary>Whether the left amount is the smaller one of one currency.</summary>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left amount is the larger one of one currency.</summary>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left amount is at most the right one, in one currency.</summary>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left amount is at least the right one, in one currency.</summary>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>
    /// Splits a rounded amount by weights without losing a cent: the remainder goes out cent by cent to the largest fractions,
    /// on a tie to the earlier weight.
    /// </summary>
    /// <param name="weights">At least one, none negative, not all zero.</param>
    /// <returns>One amount for each weight; they sum to this amount exactly.</returns>
    /// <exception cref="ArgumentException">The weights or the amount do not allow it.</exception>
    public Money[] Allocate(IReadOnlyList<decimal> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var total = weights.Sum();
        if (total <= 0 || weights.Any(weight => weight < 0))
            throw new ArgumentException("Weights must be at least zero and not all zero", nameof(weights));
        if (Amount != Round(Amount)) throw new ArgumentException("Only a rounded amount can be allocated");

        var cents = Amount * 100m;
        var exact = weights.Select(weight => cents * weight / total).ToArray();
        var shares = exact.Select(decimal.Truncate).ToArray();
        var left = cents - shares.Sum();
        var byFraction = Enumerable.Range(0, weights.Count).OrderByDescending(i => Math.Abs(exact[i] - shares[i])).ThenBy(i => i);
        foreach (var i in byFraction.Take((int)Math.Abs(left))) shares[i] += Math.Sign(left);

        var currency = Currency;
        return shares.Sum() == cents
            ? [.. shares.Select(share => new Money(share / 100m, currency))]
            : throw new InvalidOperationException($"Allocation of {this} lost a cent");
    }

    /// <summary>Amount and code, for logs and messages; screens format by culture.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Amount:0.00##########} {Currency}");

    private static Money Same(Money left, Money right) => left.Currency == right.Currency
        ? right
        : throw new ArgumentException($"{left.Currency} and {right.Currency} cannot be mixed");
}
