using PartnerPortal.Domain.Finance.Ledger;

namespace PartnerPortal.Domain.Finance.Parking;

/// <summary>
/// What a month charges a partner: its fees less waivers and refunds, commission taken back, services and adjustments, each as far as the
/// month's sum of it is against the partner. An option B invoice is not among them: the partner ordered it, and the vendor's invoice says
/// so.
/// </summary>
public static class MonthCharges
{
    /// <summary>Charges of a month, zero or more.</summary>
    /// <param name="sums">The month's sums by <see cref="PostingKind"/>, in its order.</param>
    /// <exception cref="ArgumentException">Not one sum for each kind.</exception>
    public static decimal Of(ReadOnlySpan<decimal> sums)
    {
        if (sums.Length != Vocabulary<PostingKind>.Words.Count) throw new ArgumentException("One sum for each kind", nameof(sums));
        return Against(
            Sum(sums, PostingKind.RegistrationFee) + Sum(sums, PostingKind.MonthlyFee) + Sum(sums, PostingKind.FeeWaiver) + Sum(
                sums, PostingKind.FeeRefund))
            + Against(Sum(sums, PostingKind.Commission)) + Against(Sum(sums, PostingKind.SlaService)) + Against(
                Sum(sums, PostingKind.Adjustment));
    }

    /// <summary>Charges of a month by its postings, zero or more.</summary>
    public static decimal Of(IEnumerable<Posting> month)
    {
        ArgumentNullException.ThrowIfNull(month);
        var sums = NoSums();
        foreach (var posting in month) sums[(int)posting.Kind] += posting.Amount.Amount;
        return Of(sums);
    }

    internal static decimal[] NoSums() => new decimal[Vocabulary<PostingKind>.Words.Count];

    private static decimal Sum(ReadOnlySpan<decimal> sums, PostingKind kind) => sums[(int)kind];

    private static decimal Against(decimal sum) => Math.Max(0m, -sum);
}
