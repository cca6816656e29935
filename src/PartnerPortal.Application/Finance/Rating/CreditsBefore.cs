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
            select line.invoice_no, line.invoice_line_no as line_no, note.issued_on, line.net from credit_line line
            join credit_note note on note.program_id = current_setting('portal.program') and note.credit_no = line.credit_no
            where line.program_id = current_setting('portal.program') and line.invoice_no = any($1)
            """;
        var credits = new CreditsBefore();
        await foreach (var note in tx.StreamAsync<InvoiceCredit>(notes, ct, (object)invoices)) credits.Add(note);
        await foreach (var line in tx.StreamAsync<LineCredit>(lines, ct, (object)invoices)) credits.Add(line);
        return credits;
    }

    public void Add(InvoiceCredit note) => Put(_invoices, note.InvoiceNo, note.IssuedOn, note.Gross);

    public void Add(LineCredit line) => Put(_lines, (line.InvoiceNo, line.LineNo), line.IssuedOn, line.Net);

    private static void Put<TKey>(
        Dictionary<TKey, List<(DateOnly, decimal)>> credits, TKey key, DateOnly issuedOn, decimal amount) where TKey : notnull
    {
        if (!credits.TryGetValue(key, out var list)) credits[key] = list = new(1);
        list.Add((issuedOn, amount));
    }
}

/// <summary>What a credit note takes off an invoice.</summary>
internal sealed record InvoiceCredit(string InvoiceNo, DateOnly IssuedOn, decimal Gross);

/// <summary>What a line of a credit note takes off a line.</summary>
internal sealed record LineCredit(string InvoiceNo, int LineNo, DateOnly IssuedOn, decimal Net);
