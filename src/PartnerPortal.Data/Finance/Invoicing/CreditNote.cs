using PartnerPortal.Domain;

namespace PartnerPortal.Data.Finance.Invoicing;

/// <summary>A credit note of the vendor. One that came without an invoice waits on the work list and has no effect (spec 01.3).</summary>
public sealed class CreditNote : IPartnerOwned
{
    private readonly List<CreditNoteLine> _lines = [];

    public required string ProgramId { get; init; }

    public required string CreditNo { get; init; }

    public string? InvoiceNo { get; private set; }

    public string? PartnerId { get; private set; }

    public DateOnly IssuedOn { get; init; }

    public decimal Gross { get; init; }

    public Month? Period { get; private set; }

    public string? LinkedBy { get; private set; }

    public DateTimeOffset? LinkedAt { get; private set; }

    public IReadOnlyList<CreditNoteLine> Lines => _lines;

    /// <summary>The refusal of what is not there, or has its invoice.</summary>
    public static RuleViolationException NotWaiting(string creditNo) =>
        new("credit.not_waiting", $"No credit note {creditNo} waits for its invoice.", creditNo);

    /// <exception cref="RuleViolationException">It has its invoice.</exception>
    public void RequireWaiting()
    {
        if (InvoiceNo is not null) throw NotWaiting(CreditNo);
    }

    /// <summary>Gives it its invoice; from then on it counts. Its lines have to be loaded.</summary>
    /// <exception cref="RuleViolationException">It has one.</exception>
    public void Link(Invoice invoice, Month period, string by, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        RequireWaiting();
        (InvoiceNo, PartnerId, Period, LinkedBy, LinkedAt) = (invoice.InvoiceNo, invoice.PartnerId, period, by, at);
        foreach (var line in _lines) line.Link(invoice);
    }
}
