namespace PartnerPortal.Data.Finance.Invoicing;

/// <summary>An invoice of the vendor.</summary>
public sealed class Invoice : IPartnerOwned
{
    public required string ProgramId { get; init; }

    public required string InvoiceNo { get; init; }

    public required string CustomerId { get; init; }

    /// <summary>The customer's partner of record on the issue date; null without one.</summary>
    public string? PartnerId { get; init; }

    public required string BilledTo { get; init; }

    /// <summary>Option B: who owes it where that is not the partner of record, a distributor; null for the partner of record.</summary>
    public string? BilledPartnerId { get; init; }

    /// <summary>The order it belongs to, by the customer's or the shop's number.</summary>
    public string? OrderNo { get; init; }

    public DateOnly IssuedOn { get; init; }

    public DateOnly? DueOn { get; init; }

    public required string Currency { get; init; }

    public decimal Gross { get; init; }

    public decimal Fx { get; init; }

    public DateOnly? FxOn { get; init; }

    public string? FxSource { get; init; }

    public bool Disputed { get; private set; }

    /// <summary>The mark as files said last; people may have changed it since.</summary>
    public bool DisputedWhenRegistered { get; init; }

    public DateOnly Period { get; init; }

    /// <summary>Its commission is held from now on (spec 01.3).</summary>
    /// <exception cref="InvalidOperationException">It is disputed already.</exception>
    public void Dispute() => Disputed = !Disputed ? true : throw new InvalidOperationException($"Invoice {InvoiceNo} is disputed already.");

    /// <summary>Its commission is held no longer.</summary>
    /// <exception cref="InvalidOperationException">It is not disputed.</exception>
    public void Undispute() => Disputed = Disputed ? false : throw new InvalidOperationException($"Invoice {InvoiceNo} is not disputed.");
}
