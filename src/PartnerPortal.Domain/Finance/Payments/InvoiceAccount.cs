using PartnerPortal.Domain.Finance.Invoicing;

namespace PartnerPortal.Domain.Finance.Payments;

/// <summary>
/// An invoice with what has been credited and paid so far. Amounts are in the invoice's currency.
/// </summary>
public sealed class InvoiceAccount
{
    /// <summary>Number of the invoice.</summary>
    public required string InvoiceNo { get; init; }

    /// <summary>The customer's name, for explanations.</summary>
    public required string Customer { get; init; }

    /// <summary>Option A or B.</summary>
    public required BilledTo BilledTo { get; init; }

    /// <summary>Its date decides the fee year of its licence revenue.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>The invoice's currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>Units of invoice currency for one of program currency; 1 when they are the same.</summary>
    public required decimal Fx { get; init; }

    /// <summary>Gross as invoiced.</summary>
    public required decimal GrossInvoiced { get; init; }

    /// <summary>The lines, in order of their numbers.</summary>
    public required IReadOnlyList<InvoiceAccountLine> Lines { get; init; }

    /// <summary>Whether the issue of the invoice itself has been applied.</summary>
    public bool IsIssued { get; set; }

    /// <summary>Gross of the credit notes so far.</summary>
    public decimal GrossCredited { get; set; }

    /// <summary>Sum of payments so far (P); returned ones are negative.</summary>
    public decimal Paid { get; set; }

    /// <summary>Option B: what has been posted as purchase, program currency.</summary>
    public decimal PurchasePosted { get; set; }

    /// <summary>Option B: what has been posted as payment_in, program currency.</summary>
    public decimal PaymentInPosted { get; set; }

    /// <summary>Gross less credits (G').</summary>
    public decimal GrossLeft => GrossInvoiced - GrossCredited;

    /// <summary>
    /// The paid share as a fraction, so that nothing is lost in dividing early (spec 01.3): 1 when nothing is left to pay (once the invoice
    /// is issued) or all is paid, 0 when nothing is paid, else P / G'.
    /// </summary>
    public (decimal Paid, decimal Of) Share =>
        GrossLeft <= 0 ? (IsIssued ? 1 : 0, 1) : Paid <= 0 ? (0, 1) : Paid >= GrossLeft ? (1, 1) : (Paid, GrossLeft);

    /// <summary>Lets an event take effect.</summary>
    public void Apply(InvoiceEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        switch (happened.Kind)
        {
            case InvoiceEventKind.Invoice:
                IsIssued = true;
                break;
            case InvoiceEventKind.Payment:
                Paid += happened.Amount;
                break;
            case InvoiceEventKind.CreditNote:
                GrossCredited += happened.Amount;
                foreach (var (index, net) in happened.Credits) Lines[index].NetCredited += net;
                break;
        }
    }
}

/// <summary>A line of an <see cref="InvoiceAccount"/>.</summary>
/// <param name="LineNo">Number of the line on the invoice.</param>
/// <param name="Kind">What it sells.</param>
/// <param name="NetInvoiced">Net as invoiced; may be negative.</param>
/// <param name="Rate">Commission rate; null when it earns none.</param>
/// <param name="Label">Label of the rule that gave the rate.</param>
/// <param name="TermsValidFrom">The terms version that gave the rate.</param>
public sealed record InvoiceAccountLine(
    int LineNo, LineKind Kind, decimal NetInvoiced, Percentage? Rate, string? Label, DateOnly TermsValidFrom)
{
    /// <summary>Net that credit notes took off so far.</summary>
    public decimal NetCredited { get; set; }

    /// <summary>Commission posted so far, program currency.</summary>
    public decimal Posted { get; set; }

    /// <summary>Net less credits (N).</summary>
    public decimal NetLeft => NetInvoiced - NetCredited;
}
