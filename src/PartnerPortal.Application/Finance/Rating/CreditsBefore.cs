using PartnerPortal.Data;

namespace PartnerPortal.Application.Finance.Rating;

/// <summary>What credit notes take off the invoices at hand, with their dates.</summary>
internal sealed class CreditsBefore
{
    private readonly Dictionary<string, List<(DateOnly IssuedOn, decimal Gross)>> _invoices = [];
    private readonly Dictionary<(string InvoiceNo, int LineNo), List<(DateOnly IssuedOn, decimal Net)>> _lines = [];

    public IReadOnlyList<(DateOnly IssuedOn, decimal Gross)> OfInvoice(string invoiceNo) => _invoices.TryGetValue(invoiceNo, out var found)
        ? found
        : [];

    public IReadOnlyList<(DateOnly IssuedOn, decimal Net)> OfLine(string invoiceNo, int lineNo) =>
        _lines.TryGetValue((invoiceNo, lineNo), out var found) ? found : [];

    /// <summary>Loads the stored credits of some invoices.</summary>
    public static async Task<CreditsBefore> LoadAsync(PortalTransaction tx, string[] invoices, CancellationToken ct)
    {
        const string notes = """
            select invoice_no, issued_on, gross from credit_note where program_id = current_setting('portal.program')
                and invoice_no = any($1)
            """;
        const string lines = """
            select line.invoice_no, line.invoice_line_no, note.issued_on, line.net from credit_line line
            join credit_note note on note.program_id = current_setting('portal.program') and note.credit_no = line.credit_no
            where line.program_id = current_setting('portal.program') and line.invoice_no = any($1)
            """;
        var credits = new CreditsBefore();
        foreach (
            var (invoiceNo, issuedOn, gross) in await tx.ReadAsync(
                notes, row => (row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetDecimal(2)), ct, (object)invoices))
            credits.Add(invoiceNo, issuedOn, gross);
        foreach (var (key, issuedOn, net) in await tx.ReadAsync(
            lines, row => ((row.GetString(0), row.GetInt32(1)), row.GetFieldValue<DateOnly>(2), row.GetDecimal(3)), ct, (object)invoices))
            credits.Add(key.Item1, key.Item2, issuedOn, net);
        return credits;
    }

    /// <summary>A credit note of an invoice.</summary>
    public void Add(string invoiceNo, DateOnly issuedOn, decimal gross) => Put(_invoices, invoiceNo, issuedOn, gross);

    /// <summary>A line of a credit note.</summary>
    public void Add(string invoiceNo, int lineNo, DateOnly issuedOn, decimal net) => Put(_lines, (invoiceNo, lineNo), issuedOn, net);

    private static void Put<TKey>(
        Dictionary<TKey, List<(DateOnly, decimal)>> credits, TKey key, DateOnly issuedOn, decimal amount) where TKey : notnull
    {
        if (!credits.TryGetValue(key, out var list)) credits[key] = list = new(1);
        list.Add((issuedOn, amount));
    }
}
