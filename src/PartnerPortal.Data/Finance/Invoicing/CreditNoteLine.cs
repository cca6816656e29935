namespace PartnerPortal.Data.Finance.Invoicing;

/// <summary>What a credit note takes off one line of its invoice.</summary>
public sealed class CreditNoteLine : IPartnerOwned
{
    public required string ProgramId { get; init; }

    public required string CreditNo { get; init; }

    public int LineNo { get; init; }

    public string? InvoiceNo { get; private set; }

    public string? PartnerId { get; private set; }

    public int InvoiceLineNo { get; init; }

    public decimal Net { get; init; }

    internal void Link(Invoice invoice) => (InvoiceNo, PartnerId) = (invoice.InvoiceNo, invoice.PartnerId);
}
