using PartnerPortal.Domain.Finance.Ledger;

namespace PartnerPortal.Domain.Finance.Parking;

/// <summary>
/// Judges what a month would charge a partner before any of it is posted (spec 07.12): two like items, or more than a set multiple of the
/// average of its months.
/// </summary>
public static class ParkingRule
{
    /// <summary>An average of fewer months says nothing.</summary>
    public const int LeastMonths = 3;

    /// <summary>How many months back the average reaches.</summary>
    public const int MostMonths = 12;

    private const int MostItems = 20;

    /// <summary>The verdict on a partner's month.</summary>
    /// <param name="month">Every posting of the partner in the month: what the close would make and what is there.</param>
    /// <param name="before">What each of its statements of the last <see cref="MostMonths"/> months charged, in any order; zero or
    /// more.</param>
    /// <param name="limits">What is out of line.</param>
    public static MonthVerdict Judge(IReadOnlyCollection<Posting> month, IReadOnlyCollection<decimal> before, ParkingLimits limits)
    {
        ArgumentNullException.ThrowIfNull(month);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(limits);
        var charged = MonthCharges.Of(month);
        var twice = LikeItem.Twice(month);
        ParkingCause? cause = !limits.On ? null
            : twice.Count > 0 ? ParkingCause.LikeItems
            : IsOutOfLine(charged, before, limits) ? ParkingCause.OutOfLine
            : null;
        return new MonthVerdict(cause, charged, Average(before), before.Count, Items(month, twice));
    }

    /// <summary>Whether charges are out of line: not below the floor, and more than the multiple of the average.</summary>
    public static bool IsOutOfLine(decimal charged, IReadOnlyCollection<decimal> before, ParkingLimits limits)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(limits);
        return limits.On && charged >= limits.Floor && before.Count >= LeastMonths
            && charged * before.Count > limits.Multiple * before.Sum();
    }

    private static string SubjectOf(Posting posting) => posting.Kind switch
    {
        PostingKind.MonthlyFee or PostingKind.FeeWaiver => posting.Why.FeeMonth?.ToString() ?? "",
        PostingKind.SlaService or PostingKind.Adjustment => posting.Why.Text ?? "",
        PostingKind.RegistrationFee or PostingKind.FeeRefund or PostingKind.Commission or PostingKind.Purchase or PostingKind.PaymentIn
            or PostingKind.Payout => "",
    };

    private static decimal Average(IReadOnlyCollection<decimal> before) => before.Count == 0
        ? 0m
        : Money.Round(before.Sum() / before.Count);

    private static List<MonthItem> Items(IEnumerable<Posting> month, HashSet<LikeItem> twice) =>
    [
        .. month.GroupBy(posting => (posting.Kind, Subject: SubjectOf(posting)))
            .Select(group => new MonthItem(
                group.Key.Kind, group.Key.Subject, group.Sum(posting => posting.Amount.Amount), group.Count(),
                group.Any(posting => LikeItem.Of(posting) is { } item && twice.Contains(item))))
            .OrderByDescending(item => item.IsTwice).ThenBy(item => item.Amount).ThenBy(item => item.Kind).ThenBy(
                item => item.Subject, StringComparer.Ordinal)
            .Take(MostItems),
    ];
}
