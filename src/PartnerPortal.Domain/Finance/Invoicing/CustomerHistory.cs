namespace PartnerPortal.Domain.Finance.Invoicing;

/// <summary>
/// A customer's earlier invoices, as far as they decide which one is the first (spec 01.2): the earliest by issue date and number
/// (ordinal) whose gross, less the gross of its credit notes issued before the issue date of the invoice at hand, is above zero.
/// Invoices are added in that order.
/// </summary>
public sealed class CustomerHistory
{
    private readonly List<EarlierInvoice> _undecided = [];

    /// <summary>
    /// The customer's first invoice date as seen from an invoice at hand, which itself counts: its own date when no earlier one is left.
    /// </summary>
    /// <param name="issuedOn">Issue date of the invoice at hand, which has not been added yet.</param>
    /// <param name="isFirst">Whether no earlier invoice is left.</param>
    public DateOnly FirstInvoiceDate(DateOnly issuedOn, out bool isFirst)
    {
        foreach (var earlier in _undecided)
        {
            if (earlier.GrossLeftBefore(issuedOn) <= 0) continue;
            isFirst = false;
            return earlier.IssuedOn;
        }

        isFirst = true;
        return issuedOn;
    }

    /// <summary>Adds an invoice that later ones may have to be compared with.</summary>
    /// <param name="issuedOn">Not before the last one added.</param>
    /// <param name="gross">Gross, invoice currency.</param>
    /// <param name="credits">Its credit notes known so far.</param>
    public void Add(DateOnly issuedOn, decimal gross, IReadOnlyList<(DateOnly IssuedOn, decimal Gross)> credits)
    {
        var decided = _undecided.Exists(earlier => earlier.Credits.Count == 0);
        if (!decided && gross > 0) _undecided.Add(new EarlierInvoice(issuedOn, gross, credits));
    }

    private sealed record EarlierInvoice(DateOnly IssuedOn, decimal Gross, IReadOnlyList<(DateOnly IssuedOn, decimal Gross)> Credits)
    {
        public decimal GrossLeftBefore(DateOnly date) =>
            Gross - Credits.Where(credit => credit.IssuedOn < date).Sum(credit => credit.Gross);
    }
}
