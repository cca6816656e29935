using PartnerPortal.Application.Exchange.Imports.Fields;

namespace PartnerPortal.Application.Exchange.Imports.Files;

/// <summary>Credit notes. One without an invoice waits until a person links it; as a row it stays one without.</summary>
internal static class CreditNotesFile
{
    public static readonly FileSchema Schema = new("credit_notes.csv", "credit note", "import_credit_note")
    {
        Columns =
        [
            ImportColumn.Id("credit_no") with { Required = true },
            ImportColumn.Id("invoice_no"),
            ImportColumn.Date("issued_on") with { Required = true },
            ImportColumn.Number("gross", NumberFields.AmountAboveZero) with { Required = true },
        ],
        Key = ["credit_no"],
        Stored = """
            select credit_no, case when linked_at is null then invoice_no end as invoice_no, issued_on, gross
            from credit_note where program_id = current_setting('portal.program')
            """,
        References = [new("invoice_no", InvoicesFile.Schema)],
        Register =
        [
            $"""
            insert into credit_note (program_id, credit_no, invoice_no, partner_id, issued_on, gross, period)
            select current_setting('portal.program'), note.credit_no, note.invoice_no, invoice.partner_id, note.issued_on, note.gross,
                case when note.invoice_no is not null then {ImportSql.PeriodOf("note.issued_on")} end
            from import_credit_note as note
            left join invoice on invoice.program_id = current_setting('portal.program') and invoice.invoice_no = note.invoice_no
            """,
        ],
    };
}
