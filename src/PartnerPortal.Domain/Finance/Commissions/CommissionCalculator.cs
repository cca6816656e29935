using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Finance.Payments;

namespace PartnerPortal.Domain.Finance.Commissions;

/// <summary>Commission earned follows the cash (spec 01.3).</summary>
public static class CommissionCalculator
{
    /// <summary>
    /// What a line should have earned by now, in program currency: <c>round(rate/100 * net left * paid share / fx)</c>, divided once
    /// at the end. Zero for a line without a rate.
    /// </summary>
    public static decimal Target(InvoiceAccount invoice, InvoiceAccountLine line)
    {
        if (line.Rate is not { } rate) return 0m;
        var (paid, of) = invoice.Share;
        return Money.Round(rate.Value * line.NetLeft * paid / (100m * of * invoice.Fx));
    }

    /// <summary>
    /// The postings of an event that has just been applied to the invoice: for each line its target now less what was posted before,
    /// none where that is zero.
    /// </summary>
    public static IEnumerable<Posting> Post(InvoiceAccount invoice, InvoiceEvent happened, string partnerId, Month period, Currency program)
    {
        foreach (var line in invoice.Lines)
        {
            var target = Target(invoice, line);
            var amount = target - line.Posted;
            if (amount == 0) continue;

            line.Posted = target;
            yield return new Posting(
                Guid.CreateVersion7(), partnerId, PostingKind.Commission, happened.Date, period, new Money(amount, program),
                Cause.Of(invoice.InvoiceNo, line.LineNo, happened.Key), Why(invoice, line, happened.Document, target, program));
        }
    }

    /// <summary>
    /// What explains the target of a line: rate and rule, base, share paid, exchange rate (spec 00: every amount answers why).
    /// </summary>
    /// <param name="invoice">With what was paid and credited so far.</param>
    /// <param name="line">One of its lines.</param>
    /// <param name="document">What caused the amount: the payment, the credit note, or the invoice itself.</param>
    /// <param name="target">See <see cref="Target"/>.</param>
    /// <param name="program">The currency of the target.</param>
    public static PostingWhy Why(InvoiceAccount invoice, InvoiceAccountLine line, string document, decimal target, Currency program) =>
        new()
    {
        TermsValidFrom = line.TermsValidFrom,
        InvoiceNo = invoice.InvoiceNo,
        LineNo = line.LineNo,
        Customer = invoice.Customer,
        Document = document,
        Label = line.Label,
        Rate = line.Rate?.Value,
        Base = line.NetLeft,
        Paid = invoice.Paid,
        Gross = invoice.GrossLeft,
        Fx = invoice.Currency == program ? null : invoice.Fx,
        InvoiceCurrency = invoice.Currency == program ? null : invoice.Currency.Code,
        Target = target,
    };
}
