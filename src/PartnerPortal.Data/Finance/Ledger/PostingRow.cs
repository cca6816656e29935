namespace PartnerPortal.Data.Finance.Ledger;

/// <summary>A posting as it is stored; the columns after the cause explain the amount.</summary>
public sealed class PostingRow : IPartnerOwned
{
    public required string ProgramId { get; init; }

    public required string PartnerId { get; init; }

    public Guid PostingId { get; init; }

    public required string Kind { get; init; }

    public required string Account { get; init; }

    public decimal Amount { get; init; }

    public required string Currency { get; init; }

    public DateOnly ValueDate { get; init; }

    public DateOnly Period { get; init; }

    public required string Cause { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    public required string RecordedBy { get; init; }

    public DateOnly? TermsValidFrom { get; init; }

    public string? InvoiceNo { get; init; }

    public int? LineNo { get; init; }

    public string? Customer { get; init; }

    public string? Document { get; init; }

    public string? Label { get; init; }

    public decimal? Rate { get; init; }

    public decimal? Base { get; init; }

    public decimal? Paid { get; init; }

    public decimal? Gross { get; init; }

    public decimal? Fx { get; init; }

    public string? InvoiceCurrency { get; init; }

    public decimal? Target { get; init; }

    public int? FeeYear { get; init; }

    public DateOnly? FeeMonth { get; init; }

    public decimal? LicenceRevenue { get; init; }

    public decimal? Threshold { get; init; }

    public decimal? Fees { get; init; }

    public string? Text { get; init; }

    public Guid? Corrects { get; init; }
}
