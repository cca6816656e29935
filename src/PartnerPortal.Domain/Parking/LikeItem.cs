using PartnerPortal.Domain.Ledger;

namespace PartnerPortal.Domain.Parking;

/// <summary>
/// What makes two charges like items: kind, thing, date and amount. Different numbers on them do not make a service, an invoice or a
/// correction another one; commission is told apart by its invoices and lines and never taken for the same.
/// </summary>
internal readonly record struct LikeItem(string PartnerId, PostingKind Kind, string Subject, DateOnly ValueDate, decimal Amount)
{
    /// <summary>Null for what no other posting can be like.</summary>
    public static LikeItem? Of(Posting posting) =>
        SubjectOf(posting) is { } subject ? new LikeItem(posting.PartnerId, posting.Kind, subject, posting.ValueDate, posting.Amount.Amount) : null;

    /// <summary>The charges of a month of which there is more than one, less those that were taken back in the same month.</summary>
    public static HashSet<LikeItem> Twice(IEnumerable<Posting> month)
    {
        var items = month.Select(Of).OfType<LikeItem>().ToList();
        var takenBack = items.Where(item => item.Amount > 0).CountBy(item => item.Reversed).ToDictionary(pair => pair.Key, pair => pair.Value);
        return [.. items.Where(item => item.Amount < 0).CountBy(item => item)
            .Where(pair => pair.Value - takenBack.GetValueOrDefault(pair.Key with { ValueDate = default }) > 1).Select(pair => pair.Key)];
    }

    private LikeItem Reversed => this with { ValueDate = default, Amount = -Amount };

    private static string? SubjectOf(Posting posting) => posting.Kind switch
    {
        PostingKind.RegistrationFee => "",
        PostingKind.MonthlyFee => posting.Why.FeeMonth?.ToString(),
        PostingKind.SlaService or PostingKind.Adjustment => posting.Why.Text,
        PostingKind.Purchase => posting.Why.Customer,
        PostingKind.FeeWaiver or PostingKind.FeeRefund or PostingKind.Commission or PostingKind.PaymentIn or PostingKind.Payout => null,
    };
}
