using Npgsql;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Catalogue;
using PartnerPortal.Domain.Invoicing;
using PartnerPortal.Domain.Ledger;
using PartnerPortal.Domain.Payments;

namespace PartnerPortal.Application.Commissions;

/// <summary>
/// The invoices to which something happened in a range of periods: each as it stood before, with what happened since in order.
/// Reads in sets: six queries whatever the number of invoices.
/// </summary>
internal static class PeriodInvoices
{
    // $1 program, $2 partners, $3 first period, $4 last period.
    private const string Touched = """
        select partner_id, invoice_no from invoice where program_id = $1 and partner_id = any($2) and period between $3 and $4
        union select partner_id, invoice_no from payment where program_id = $1 and partner_id = any($2) and period between $3 and $4
        union select partner_id, invoice_no from credit_note where program_id = $1 and partner_id = any($2) and period between $3 and $4
        """;

    // $1 program, $2 and $3 partners and numbers of the touched invoices, $4 last period.
    private const string Invoices = """
        select i.partner_id, i.invoice_no, c.name, i.billed_to, i.issued_on, i.currency, i.gross, i.fx, i.period
        from unnest($2::text[], $3::text[]) t (partner_id, invoice_no) join invoice i on i.program_id = $1 and i.invoice_no = t.invoice_no
        join customer c on c.program_id = $1 and c.customer_id = i.customer_id
        """;

    private const string Lines = """
        select l.invoice_no, l.line_no, l.kind, l.net, l.rate, l.label, l.terms_valid_from
        from unnest($2::text[], $3::text[]) t (partner_id, invoice_no) join invoice_line l on l.program_id = $1 and l.invoice_no = t.invoice_no
        order by l.invoice_no, l.line_no
        """;

    private const string Events = """
        select p.invoice_no, 'payment', p.paid_on, p.payment_id, p.amount, p.period
        from unnest($2::text[], $3::text[]) t (partner_id, invoice_no) join payment p on p.program_id = $1 and p.invoice_no = t.invoice_no where p.period <= $4
        union all
        select n.invoice_no, 'credit_note', n.issued_on, n.credit_no, n.gross, n.period
        from unnest($2::text[], $3::text[]) t (partner_id, invoice_no) join credit_note n on n.program_id = $1 and n.invoice_no = t.invoice_no where n.period <= $4
        """;

    private const string Credits = """
        select c.credit_no, c.invoice_line_no, c.net
        from unnest($2::text[], $3::text[]) t (partner_id, invoice_no) join credit_line c on c.program_id = $1 and c.invoice_no = t.invoice_no
        order by c.credit_no, c.line_no
        """;

    private const string Posted = """
        select p.invoice_no, p.kind, p.line_no, sum(p.amount)
        from unnest($2::text[], $3::text[]) t (partner_id, invoice_no) join posting p on p.partner_id = t.partner_id and p.invoice_no = t.invoice_no
        where p.program_id = $1 and p.kind in ('commission', 'purchase', 'payment_in')
        group by p.invoice_no, p.kind, p.line_no
        """;

    /// <param name="tx">Sees the partners.</param>
    /// <param name="programId">The program.</param>
    /// <param name="partners">Whose invoices.</param>
    /// <param name="first">The first period whose events are still to be taken in.</param>
    /// <param name="last">The last one.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<List<PeriodInvoice>> ReadAsync(
        PortalTransaction tx, string programId, string[] partners, Month first, Month last, CancellationToken ct)
    {
        var touched = await tx.ReadAsync(
            Touched, row => (PartnerId: row.GetString(0), InvoiceNo: row.GetString(1)), ct, programId, partners, first.First, last.First);
        if (touched.Count == 0) return [];
        var known = new TouchedInvoices(tx, programId, [.. touched.Select(row => row.PartnerId)], [.. touched.Select(row => row.InvoiceNo)]);

        var lines = (await known.ReadAsync(Lines, ReadLine, ct)).ToLookup(row => row.InvoiceNo, row => row.Line);
        var invoices = (await known.ReadAsync(Invoices, row => ReadInvoice(row, lines, first, last), ct))
            .ToDictionary(invoice => invoice.Account.InvoiceNo, StringComparer.Ordinal);
        await ReadEventsAsync(known, invoices, first, last, ct);
        await ReadPostedAsync(known, invoices, ct);

        var ordered = invoices.Values.ToList();
        ordered.Sort((left, right) => string.CompareOrdinal(left.Account.InvoiceNo, right.Account.InvoiceNo));
        return ordered;
    }

    private static PeriodInvoice ReadInvoice(NpgsqlDataReader row, ILookup<string, InvoiceAccountLine> lines, Month first, Month last)
    {
        var number = row.GetString(1);
        var account = new InvoiceAccount
        {
            InvoiceNo = number,
            Customer = row.GetString(2),
            BilledTo = Vocabulary<BilledTo>.Parse(row.GetString(3)),
            IssuedOn = row.GetFieldValue<DateOnly>(4),
            Currency = new Currency(row.GetString(5)),
            GrossInvoiced = row.GetDecimal(6),
            Fx = row.GetDecimal(7),
            Lines = [.. lines[number]],
        };
        var invoice = new PeriodInvoice(row.GetString(0), account);
        var period = Month.Of(row.GetFieldValue<DateOnly>(8));
        var issued = new InvoiceEvent(InvoiceEventKind.Invoice, account.IssuedOn, number, account.GrossInvoiced, []);
        if (period < first) account.Apply(issued);
        else if (period <= last) invoice.Add(period, issued);
        return invoice;
    }

    private static (string InvoiceNo, InvoiceAccountLine Line) ReadLine(NpgsqlDataReader row) =>
        (row.GetString(0), new InvoiceAccountLine(
            row.GetInt32(1),
            Vocabulary<LineKind>.Parse(row.GetString(2)),
            row.GetDecimal(3),
            row.IsDBNull(4) ? null : new Percentage(row.GetDecimal(4)),
            row.IsDBNull(5) ? null : row.GetString(5),
            row.GetFieldValue<DateOnly>(6)));

    private static async Task ReadEventsAsync(
        TouchedInvoices known, Dictionary<string, PeriodInvoice> invoices, Month first, Month last, CancellationToken ct)
    {
        var credits = (await known.ReadAsync(Credits, row => (Credit: row.GetString(0), LineNo: row.GetInt32(1), Net: row.GetDecimal(2)), ct))
            .ToLookup(row => row.Credit, row => (row.LineNo, row.Net));
        await using var command = known.Command(Events, last.First);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            if (!invoices.TryGetValue(reader.GetString(0), out var invoice)) continue;
            var kind = Vocabulary<InvoiceEventKind>.Parse(reader.GetString(1));
            var document = reader.GetString(3);
            var happened = new InvoiceEvent(
                kind, reader.GetFieldValue<DateOnly>(2), document, reader.GetDecimal(4),
                kind == InvoiceEventKind.CreditNote ? invoice.IndexLines(credits[document]) : []);
            var period = Month.Of(reader.GetFieldValue<DateOnly>(5));
            if (period < first) invoice.Account.Apply(happened);
            else invoice.Add(period, happened);
        }
    }

    private static async Task ReadPostedAsync(TouchedInvoices known, Dictionary<string, PeriodInvoice> invoices, CancellationToken ct)
    {
        await using var command = known.Command(Posted);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            if (!invoices.TryGetValue(reader.GetString(0), out var invoice)) continue;
            var kind = Vocabulary<PostingKind>.Parse(reader.GetString(1));
            var amount = reader.GetDecimal(3);
            if (kind == PostingKind.Purchase) invoice.Account.PurchasePosted = amount;
            else if (kind == PostingKind.PaymentIn) invoice.Account.PaymentInPosted = amount;
            else invoice.Line(reader.GetInt32(2)).Posted = amount;
        }
    }

    private sealed record TouchedInvoices(PortalTransaction Transaction, string ProgramId, string[] Partners, string[] Numbers)
    {
        public NpgsqlCommand Command(string sql, params object[] more) => Transaction.Command(sql, [ProgramId, Partners, Numbers, .. more]);

        public Task<List<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> map, CancellationToken ct, params object[] more) =>
            Transaction.ReadAsync(sql, map, ct, [ProgramId, Partners, Numbers, .. more]);
    }
}
