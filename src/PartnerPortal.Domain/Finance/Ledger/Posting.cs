namespace PartnerPortal.Domain.Finance.Ledger;

/// <summary>
/// One immutable transaction between a partner's current account and one account of the vendor (spec 01.7):
/// two entries, the amount on the partner's side and its opposite on the other, so it cannot be out of balance.
/// Everything that explains the amount is copied onto it.
/// </summary>
/// <param name="PostingId">Version 7 Guid; has no meaning in business.</param>
/// <param name="PartnerId">Whose current account.</param>
/// <param name="Kind">Decides the account on the other side.</param>
/// <param name="ValueDate">The date of the event that caused it.</param>
/// <param name="Period">The month of the value date, or the earliest month that was open.</param>
/// <param name="Amount">Rounded, never zero; plus is in the partner's favour; program currency.</param>
/// <param name="Cause">Document and line, as the ledger export shows it; with the kind it is the business key.</param>
/// <param name="Why">What explains the amount.</param>
public sealed record Posting(
    Guid PostingId,
    string PartnerId,
    PostingKind Kind,
    DateOnly ValueDate,
    Month Period,
    Money Amount,
    string Cause,
    PostingWhy Why)
{
    /// <summary>Unique in a partner's ledger: a second posting with the same key is refused by the database.</summary>
    public string BusinessKey => $"{Vocabulary<PostingKind>.Text(Kind)}:{Cause}";
}

/// <summary>
/// The explanation of a posting, copied at the time (spec 00: every amount can answer "why"). What does not apply is null.
/// Amounts are in the invoice's currency when <see cref="Fx"/> is set, else in program currency.
/// </summary>
public sealed record PostingWhy
{
    /// <summary>The terms version that decided, by its first day.</summary>
    public DateOnly? TermsValidFrom { get; init; }

    /// <summary>Commission, purchase: the invoice.</summary>
    public string? InvoiceNo { get; init; }

    /// <summary>Commission: the invoice line.</summary>
    public int? LineNo { get; init; }

    /// <summary>The customer's name when it was posted.</summary>
    public string? Customer { get; init; }

    /// <summary>The payment, credit note or service that caused it.</summary>
    public string? Document { get; init; }

    /// <summary>Commission: the label of the rule (initial, follow_up).</summary>
    public string? Label { get; init; }

    /// <summary>Commission rate or own-use discount, percent.</summary>
    public decimal? Rate { get; init; }

    /// <summary>Commission: net of the line less credits; service: list price.</summary>
    public decimal? Base { get; init; }

    /// <summary>Commission, payments: what is paid of the invoice so far.</summary>
    public decimal? Paid { get; init; }

    /// <summary>Commission, purchase: gross of the invoice less credits.</summary>
    public decimal? Gross { get; init; }

    /// <summary>Units of invoice currency for one unit of program currency; null when they are the same.</summary>
    public decimal? Fx { get; init; }

    /// <summary>The invoice's currency when it is not the program's.</summary>
    public string? InvoiceCurrency { get; init; }

    /// <summary>Commission: what the line should have earned by now; the posting is this less what was posted before.</summary>
    public decimal? Target { get; init; }

    /// <summary>Fees, refund: the fee year.</summary>
    public int? FeeYear { get; init; }

    /// <summary>Monthly fee, waiver: the month charged.</summary>
    public Month? FeeMonth { get; init; }

    /// <summary>Refund: licence revenue of the fee year so far.</summary>
    public decimal? LicenceRevenue { get; init; }

    /// <summary>Refund: the threshold of the fee year.</summary>
    public decimal? Threshold { get; init; }

    /// <summary>Refund: fees of the fee year so far, less waivers.</summary>
    public decimal? Fees { get; init; }

    /// <summary>Service: what was booked; waiver and adjustment: the reason.</summary>
    public string? Text { get; init; }
}
