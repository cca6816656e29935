using PartnerPortal.Application.Finance.Rating;

namespace PartnerPortal.Application.Exchange.Imports.Registration;

/// <summary>Reads the credits that lie before the invoices of an import.</summary>
internal static class StagedCredits
{
    /// <summary>Loads the credits of the invoices in import_history.</summary>
    /// <param name="session">Credit notes are stored by now, their new lines still staged.</param>
    /// <param name="withLines">Whether revenue is asked for.</param>
    public static async Task<CreditsBefore> LoadAsync(ImportSession session, bool withLines, CancellationToken ct)
    {
        const string notes = """
            select invoice_no, issued_on, gross from credit_note join import_history using (invoice_no)
                where program_id = current_setting('portal.program')
            """;
        const string lines = """
            select note.invoice_no, line.invoice_line_no as line_no, note.issued_on, line.net
            from (
                select credit_no, invoice_line_no, net from import_credit_line
                union all
                select credit_no, invoice_line_no, net from credit_line where program_id = current_setting('portal.program')
            ) as line
            join credit_note as note on note.program_id = current_setting('portal.program') and note.credit_no = line.credit_no
            join import_history using (invoice_no)
            """;
        var credits = new CreditsBefore();
        await foreach (var note in session.StreamAsync<InvoiceCredit>(notes, ct)) credits.Add(note);
        if (!withLines) return credits;

        await foreach (var line in session.StreamAsync<LineCredit>(lines, ct)) credits.Add(line);
        return credits;
    }
}
