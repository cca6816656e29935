namespace PartnerPortal.Domain.Finance.Payments;

/// <summary>What can happen to an invoice.</summary>
public enum InvoiceEventKind
{
    /// <summary>It is issued.</summary>
    Invoice,

    /// <summary>A credit note takes something off.</summary>
    CreditNote,

    /// <summary>Money comes in, or goes back (negative).</summary>
    Payment,
}

/// <summary>Something that happened to an invoice on a date.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Date">Issue date of the invoice or credit note, date of the payment.</param>
/// <param name="Document">Number of the invoice, credit note or payment.</param>
/// <param name="Amount">Payment: what was paid, negative when returned. Credit note: its gross, positive. Invoice currency.</param>
/// <param name="Credits">Credit note: net taken off each line, by index of the line; positive.</param>
public sealed record InvoiceEvent(
    InvoiceEventKind Kind,
    DateOnly Date,
    string Document,
    decimal Amount,
    IReadOnlyList<(int LineIndex, decimal Net)> Credits)
{
    /// <summary>Names the event within its invoice: <c>payment:PAY-1</c>.</summary>
    public string Key => $"{Vocabulary<InvoiceEventKind>.Text(Kind)}:{Document}";

    /// <summary>By date, then invoice, credit notes, payments, then number (ordinal).</summary>
    public static int InOrder(InvoiceEvent left, InvoiceEvent right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var order = left.Date.CompareTo(right.Date);
        if (order == 0) order = left.Kind.CompareTo(right.Kind);
        return order == 0 ? string.CompareOrdinal(left.Document, right.Document) : order;
    }
}
