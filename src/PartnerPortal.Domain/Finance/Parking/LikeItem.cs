using PartnerPortal.Domain.Finance.Ledger;

namespace PartnerPortal.Domain.Finance.Parking;

/// <summary>
/// What makes two charges like items: kind, thing, amount, and the month they are for, or the day of a correction. Different numbers on
/// them
/// do not make a standing service or a correction another one. What is charged by the piece is never taken for the same: two hours of help
/// on one day are two.
/// </summary>
internal readonly record struct LikeItem(string PartnerId, PostingKind Kind, string Subject, string For, decimal Amount)
{
    /// <summary>Null for what no other posting can be like.</summary>
    public static LikeItem? Of(Posting posting) => ChargedFor(posting) is { } period
        ? new LikeItem(posting.PartnerId, posting.Kind, posting.Why.Text ?? "", period, posting.Amount.Amount)
        : null;

    /// <summary>The charges of a month of which there is more than one, less those that were taken back in the same month.</summary>
    public static HashSet<LikeItem> Twice(IEnumerable<Posting> month)
    {
        var items = month.Select(Of).OfType<LikeItem>().ToList();
        var takenBack = items.Where(item => item.Amount > 0).CountBy(item => item.Reversed).ToDictionary(
            pair => pair.Key, pair => pair.Value);
        return [.. items.Where(item => item.Amount < 0).CountBy(item => item)
            .Where(pair => pair.Value - takenBack.GetValueOrDefault(pair.Key with { For = "" }) > 1).Select(pair => pair.Key)];
    }

    private LikeItem Reversed => this with { For = "", Amount = -Amount };

    private static string? ChargedFor(Posting posting) => posting.Kind switch
    {
        PostingKind.RegistrationFee => "",
        PostingKind.MonthlyFee => posting.Why.FeeMonth?.ToString(),
        PostingKind.SlaService => MonthOf(posting),
        PostingKind.Adjustment => posting.ValueDate.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        PostingKind.FeeWaiver or PostingKind.FeeRefund or PostingKind.Commission or PostingKind.Purchase or PostingKind.PaymentIn
            or PostingKind.Payout => null,
    };

    /// <summary>A standing service has its month at the end of its number, as the close numbers what it books from orders.</summary>
    private static string? MonthOf(Posting service)
    {
        var month = Month.Of(service.ValueDate).ToString();
        return service.Why.Document is { } number && number.EndsWith("-" + month, StringComparison.Ordinal) ? month : null;
    }
}
