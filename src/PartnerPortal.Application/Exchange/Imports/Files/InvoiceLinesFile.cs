using PartnerPortal.Application.Exchange.Imports.Fields;

namespace PartnerPortal.Application.Exchange.Imports.Files;

/// <summary>
/// Lines of invoices, which may be stored already as long as their period is open. Registration gives each its rate, see
/// <see cref="Registration.RateLines"/>.
/// </summary>
internal static class InvoiceLinesFile
{
    public static readonly FileSchema Schema = new("invoice_lines.csv", "invoice line", "import_line")
    {
        Columns =
        [
            ImportColumn.Id("invoice_no") with { Required = true },
            ImportColumn.LineNo("line_no") with { Required = true },
            ImportColumn.Text("kind", CodeFields.Kind) with { Required = true },
            ImportColumn.Text("description", TextFields.Free),
            ImportColumn.Number("quantity", NumberFields.Quantity),
            ImportColumn.Amount("net") with { Required = true },
        ],
        Key = ["invoice_no", "line_no"],
        Stored = """
            select invoice_no, line_no, kind, description, quantity, net from invoice_line
                where program_id = current_setting('portal.program')
            """,
        References = [new("invoice_no", InvoicesFile.Schema)],
        Checks = [new(InvoiceClosed), new(GrossBelowNet) { File = InvoicesFile.Schema.Name }, new(StoredGrossBelowNet)],
        Register =
        [
            """
            insert into invoice_line (program_id, invoice_no, line_no, partner_id, kind, description, quantity, net, rate, plan_rate, label,
                no_commission_reason, terms_valid_from)
            select current_setting('portal.program'), line.invoice_no, line.line_no, rated.partner_id, line.kind, line.description,
                line.quantity, line.net,
                outcome.rate, outcome.plan_rate, outcome.label, outcome.reason, outcome.terms_valid_from
            from import_line as line
            join import_rated as rated using (invoice_no)
            join import_outcome as outcome on outcome.outcome = rated.outcome and outcome.kind = line.kind
            """,
        ],
    };

    private const string InvoiceClosed = $"""
        select line.line, 'invoice_no' as field, line.invoice_no as value,
            'the invoice belongs to a closed period; lines cannot be added to it' as reason
        from import_line as line join invoice on invoice.program_id = current_setting('portal.program')
            and invoice.invoice_no = line.invoice_no
        where invoice.period < {ImportSql.EarliestOpen}
        """;

    private const string GrossBelowNet = """
        select invoice.line, 'gross' as field, invoice.gross::text as value,
            'smaller than ' || lines.net || ', the net sum of its lines' as reason
        from import_invoice as invoice
        join (select invoice_no, sum(net) as net from import_line group by invoice_no having sum(net) > 0 and not bool_or(faulty)) as lines
            using (invoice_no)
        where invoice.gross < lines.net and not invoice.faulty
        """;

    private const string StoredGrossBelowNet = """
        select lines.line, 'net' as field, lines.added::text as value,
            'the lines of the invoice sum to ' || lines.added + stored.net || ', its gross is ' || invoice.gross as reason
        from (select invoice_no, min(line) as line, sum(net) as added from import_line
            group by invoice_no having not bool_or(faulty)) as lines
        join invoice on invoice.program_id = current_setting('portal.program') and invoice.invoice_no = lines.invoice_no
        cross join lateral (
            select coalesce(sum(net), 0) as net from invoice_line where program_id = current_setting('portal.program')
                and invoice_no = lines.invoice_no
        ) as stored
        where lines.added + stored.net > 0 and invoice.gross < lines.added + stored.net
        """;
}
