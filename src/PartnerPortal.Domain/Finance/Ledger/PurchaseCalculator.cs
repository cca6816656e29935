using PartnerPortal.Domain.Finance.Invoicing;
using PartnerPortal.Domain.Finance.Payments;

namespace PartnerPortal.Domain.Finance.Ledger;

/// <summary>
/// Option B: the partner owes the invoice and pays it (spec 01.7). Both follow "target less posted", so credits, returned payments
/// and conversion never leave a cent behind.
/// </summary>
public static class PurchaseCalculator
{
    /// <summary>What should be posted as purchase: minus gross less credits, converted and rounded; zero before the issue.</summary>
    public static decimal PurchaseTarget(InvoiceAccount invoice) => invoice.IsIssued ? -Money.Round(invoice.GrossLeft / invoice.Fx) : 0m;

    /// <summary>What should be posted as payment_in: the payments so far, converted and rounded.</summary>
    public static decimal PaymentInTarget(InvoiceAccount invoice) => Money.Round(invoice.Paid / invoice.Fx);

    /// <summary>The postings of an event that has just been applied to the invoice: at most one of each kind.</summary>
    public static IEnumerable<Posting> Post(InvoiceAccount invoice, InvoiceEvent happened, string partnerId, Month period, Currency program)
    {
        if (invoice.BilledTo != BilledTo.Partner) yield break;

        var purchase = PurchaseTarget(invoice) - invoice.PurchasePosted;
        if (purchase != 0)
        {
            invoice.PurchasePosted += purchase;
            yield return Posting(PostingKind.Purchase, purchase);
        }

        var paymentIn = PaymentInTarget(invoice) - invoice.PaymentInPosted;
        if (paymentIn != 0)
        {
            invoice.PaymentInPosted += paymentIn;
            yield return Posting(PostingKind.PaymentIn, paymentIn);
        }

        Posting Posting(PostingKind kind, decimal amount) => new(
            Guid.CreateVersion7(), partnerId, kind, happened.Date, period, new Money(amount, program),
            Cause.Of(invoice.InvoiceNo, happened.Key),
            new PostingWhy
            {
                InvoiceNo = invoice.InvoiceNo,
                Customer = invoice.Customer,
                Document = happened.Document,
                Gross = invoice.GrossLeft,
                Paid = invoice.Paid,
                Fx = invoice.Currency == program ? null : invoice.Fx,
                InvoiceCurrency = invoice.Currency == program ? null : invoice.Currency.Code,
            });
    }
}
