using PartnerPortal.Domain.Finance.Commissions;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Finance.Payments;

namespace PartnerPortal.Domain.Tests.Finance.Commissions;

/// <summary>Lets events happen to an invoice and gives what they post for partner P-1 in program currency EUR.</summary>
internal static class CommissionRun
{
    public static List<Posting> Post(this InvoiceAccount invoice, params IEnumerable<InvoiceEvent> events) =>
        [.. events.SelectMany(happened => invoice.PostBatch([happened]))];

    /// <summary>All events first, then one look at what is owed, in the name of the last of them.</summary>
    public static List<Posting> PostBatch(this InvoiceAccount invoice, IReadOnlyList<InvoiceEvent> events)
    {
        foreach (var happened in events) invoice.Apply(happened);
        return [.. CommissionCalculator.Post(invoice, events[^1], "P-1", Month.Of(events[^1].Date), Currency.Eur)];
    }

    public static decimal Earned(this IEnumerable<Posting> postings, int lineNo) =>
        postings.Where(posting => posting.Why.LineNo == lineNo).Sum(posting => posting.Amount.Amount);

    public static IEnumerable<decimal> Amounts(this IEnumerable<Posting> postings) => postings.Select(posting => posting.Amount.Amount);
}
