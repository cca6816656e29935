using PartnerPortal.Data;

namespace PartnerPortal.Application.Imports.Registration;

/// <summary>What credit notes take off the invoices at hand, with their dates.</summary>
internal sealed class CreditsBefore
{
    private readonly Dictionary<string, List<(DateOnly IssuedOn, decimal Gross)>> _invoices = [];
    private readonly Dictionary<(string InvoiceNo, int LineNo), List<(DateOnly IssuedOn, decimal Net)>> _lines = [];

    public IReadOnlyList<(DateOnly IssuedOn, decimal Gross)> OfInvoice(string invoiceNo) => _invoices.TryGetValue(invoiceNo, out var found) ? found : [];

    public IReadOnlyList<(DateOnly IssuedOn, decimal Net)> OfLine(string invoiceNo, int lineNo) =>
        _lines.TryGetValue((invoiceNo, lineNo), out var found) ? found : [];

    /// <summary>Loads the credits of the invoices in import_history.</summary>
    /// <param name="session">Credit notes are stored by now, their new lines still staged.</param>
    /// <param name="withLines">Whether revenue is asked for.</param>
    public static async Task<CreditsBefore> LoadAsync(ImportSession session, bool withLines, CancellationToken ct)
    {
        const string notes = """
            select invoice_no, issued_on, gross from credit_note join import_history using (invoice_no) where program_id = 'main'
            """;
        const string lines = """
            select note.invoice_no, line.invoice_line_no, note.issued_on, line.net
            from (
                select credit_no, invoice_line_no, net from import_credit_line
                union all
                select credit_no, invoice_line_no, net from credit_line where program_id = 'main'
            ) as line
            join credit_note as note on note.program_id = 'main' and note.credit_no = line.credit_no
            join import_history using (invoice_no)
            """;
        var credits = new CreditsBefore();
        await session.ReadAsync(notes, row => Add(credits._invoices, row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetDecimal(2)), ct);
        if (!withLines) return credits;

        await session.ReadAsync(
            lines, row => Add(credits._lines, (row.GetString(0), row.GetInt32(1)), row.GetFieldValue<DateOnly>(2), row.GetDecimal(3)), ct);
        return credits;
    }

    /// <summary>Loads the stored credits of some invoices.</summary>
    public static async Task<CreditsBefore> LoadAsync(PortalTransaction tx, string[] invoices, CancellationToken ct)
    {
        const string notes = "select invoice_no, issued_on, gross from credit_note where program_id = 'main' and invoice_no = any($1)";
        const string lines = """
            select line.invoice_no, line.invoice_line_no, note.issued_on, line.net from credit_line line
            join credit_note note on note.program_id = 'main' and note.credit_no = line.credit_no
            where line.program_id = 'main' and line.invoice_no = any($1)
            """;
        var credits = new CreditsBefore();
        foreach (var (invoiceNo, issuedOn, gross) in await tx.ReadAsync(notes, row => (row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetDecimal(2)), ct, (object)invoices))
            Put(credits._invoices, invoiceNo, issuedOn, gross);
        foreach (var (key, issuedOn, net) in await tx.ReadAsync(
            lines, row => ((row.GetString(0), row.GetInt32(1)), row.GetFieldValue<DateOnly>(2), row.GetDecimal(3)), ct, (object)invoices))
            Put(credits._lines, key, issuedOn, net);
        return credits;
    }

    private static ValueTask Add<TKey>(Dictionary<TKey, List<(DateOnly, decimal)>> credits, TKey key, DateOnly issuedOn, decimal amount)
        where TKey : notnull
    {
        Put(credits, key, issuedOn, amount);
        return ValueTask.CompletedTask;
    }

    private static void Put<TKey>(Dictionary<TKey, List<(DateOnly, decimal)>> credits, TKey key, DateOnly issuedOn, decimal amount) where TKey : notnull
    {
        if (!credits.TryGetValue(key, out var list)) credits[key] = list = new(1);
        list.Add((issuedOn, amount));
    }
}
