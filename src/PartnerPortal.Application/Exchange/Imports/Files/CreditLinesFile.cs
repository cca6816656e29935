using PartnerPortal.Application.Exchange.Imports.Fields;

namespace PartnerPortal.Application.Exchange.Imports.Files;

/// <summary>What a credit note takes off each invoice line.</summary>
internal static class CreditLinesFile
{
    public static readonly FileSchema Schema = new("credit_lines.csv", "credit line", "import_credit_line")
    {
        Columns =
        [
            ImportColumn.Id("credit_no") with { Required = true },
            ImportColumn.LineNo("line_no") with { Required = true },
            ImportColumn.LineNo("invoice_line_no") with { Required = true },
            ImportColumn.Number("net", NumberFields.AmountAboveZero) with { Required = true },
        ],
        Key = ["credit_no", "line_no"],
        Stored = "select credit_no, line_no, invoice_line_no, net from credit_line where program_id = current_setting('portal.program')",
        References = [new("credit_no", CreditNotesFile.Schema)],
        Checks =
        [
            new(NoteClosed),
            new(NoSuchLine, CreditNotesFile.Schema, InvoicesFile.Schema, InvoiceLinesFile.Schema),
            new(AboveLine, CreditNotesFile.Schema, InvoiceLinesFile.Schema),
            new(GrossBelowNet) { File = CreditNotesFile.Schema.Name },
            new(StoredGrossBelowNet),
        ],
        Register =
        [
            """
            insert into credit_line (program_id, credit_no, line_no, invoice_no, partner_id, invoice_line_no, net)
            select current_setting('portal.program'), line.credit_no, line.line_no, note.invoice_no, note.partner_id, line.invoice_line_no,
                line.net
            from import_credit_line as line
            join credit_note as note on note.program_id = current_setting('portal.program') and note.credit_no = line.credit_no
            """,
        ],
    };

    /// <summary>The notes of the staged lines, staged or stored.</summary>
    private const string Notes = """
        select credit_no, invoice_no, issued_on from import_credit_note where invoice_no is not null
        union all
        select credit_no, invoice_no, issued_on from credit_note
        where program_id = current_setting('portal.program') and invoice_no is not null and credit_no in (select credit_no
            from import_credit_line)
        """;

    private const string NoteClosed = $"""
        select line.line, 'credit_no' as field, line.credit_no as value,
            'the credit note belongs to a closed period; lines cannot be added to it' as reason
        from import_credit_line as line join credit_note as note on note.program_id = current_setting('portal.program')
            and note.credit_no = line.credit_no
        where note.period < {ImportSql.EarliestOpen}
        """;

    private const string NoSuchLine = $"""
        with note as ({Notes})
        select credit.line, 'invoice_line_no' as field, credit.invoice_line_no::text as value,
            'invoice ' || note.invoice_no || ' has no such line' as reason
        from import_credit_line as credit join note using (credit_no)
        where credit.invoice_line_no is not null
            and not exists (select from import_line as line
                where line.invoice_no = note.invoice_no and line.line_no = credit.invoice_line_no)
            and not exists (select from invoice_line as line
                where line.program_id = current_setting('portal.program') and line.invoice_no = note.invoice_no
                    and line.line_no = credit.invoice_line_no)
            and (exists (select from import_invoice as invoice where invoice.invoice_no = note.invoice_no)
                or exists (select from invoice where invoice.program_id = current_setting('portal.program')
                    and invoice.invoice_no = note.invoice_no))
        """;

    /// <summary>What was credited before, and then the staged lines by date and number, as long as the line lasts.</summary>
    private const string AboveLine = $"""
        with note as ({Notes}),
        credit as (
            select line.line, line.net, note.invoice_no, line.invoice_line_no as line_no,
                sum(line.net) over (partition by note.invoice_no, line.invoice_line_no
                    order by note.issued_on, line.credit_no, line.line_no rows unbounded preceding) as credited
            from import_credit_line as line join note using (credit_no) where not line.faulty
        ),
        line as (
            select invoice_no, line_no, net from import_line
            where not faulty and (invoice_no, line_no) in (select invoice_no, line_no from credit)
            union all
            select line.invoice_no, line.line_no, line.net - coalesce((
                select sum(before.net) from credit_line as before where before.program_id = current_setting('portal.program')
                    and before.invoice_no = line.invoice_no and before.invoice_line_no = line.line_no), 0)
            from invoice_line as line
            where line.program_id = current_setting('portal.program')
                and (line.invoice_no, line.line_no) in (select invoice_no, line_no from credit)
        )
        select credit.line, 'net' as field, credit.net::text as value, 'more than is left of line ' || line_no || ' of invoice '
            || invoice_no || ': ' || greatest(line.net - credit.credited + credit.net, 0) as reason
        from credit join line using (invoice_no, line_no)
        where credit.credited > line.net
        """;

    private const string GrossBelowNet = """
        select note.line, 'gross' as field, note.gross::text as value,
            'smaller than ' || lines.net || ', the net sum of its lines' as reason
        from import_credit_note as note
        join (select credit_no, sum(net) as net from import_credit_line group by credit_no having not bool_or(faulty)) as lines
            using (credit_no)
        where note.gross < lines.net and not note.faulty
        """;

    private const string StoredGrossBelowNet = """
        select lines.line, 'net' as field, lines.added::text as value,
            'the lines of the credit note sum to ' || lines.added + stored.net || ', its gross is ' || note.gross as reason
        from (select credit_no, min(line) as line, sum(net) as added from import_credit_line
            group by credit_no having not bool_or(faulty)) as lines
        join credit_note as note on note.program_id = current_setting('portal.program') and note.credit_no = lines.credit_no
        cross join lateral (
            select coalesce(sum(net), 0) as net from credit_line where program_id = current_setting('portal.program')
                and credit_no = lines.credit_no
        ) as stored
        where note.gross < lines.added + stored.net
        """;
}
