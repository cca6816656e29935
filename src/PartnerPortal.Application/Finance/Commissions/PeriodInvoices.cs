using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Invoicing;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Finance.Payments;

namespace PartnerPortal.Application.Finance.Commissions;

/// <summary>
/// The invoices to which something happened in a range of periods: each as it stood before, with what happened since in order.
/// Reads in sets: two round trips whatever the number of invoices.
/// </summary>
internal static class PeriodInvoices
{
    // $1 program, $2 partners, $3 first period, $4 last period.
    private const string Between = """
        select partner_id, invoice_no from invoice where program_id = $1 and partner_id = any($2) and period between $3 and $4
        union select partner_id, invoice_no from payment where program_id = $1 and partner_id = any($2) and period between $3 and $4
        union select partner_id, invoice_no from credit_note where program_id = $1 and partner_id = any($2) and period between $3 and $4
        """;

    // The same of invoices that one of the partners owes and another one has as partner of record.
    private const string BilledBetween = """
        select billed_partner_id as partner_id, invoice_no from invoice
            where program_id = $1 and billed_partner_id = any($2) and period between $3 and $4
        union select i.billed_partner_id, i.invoice_no from invoice i join payment p on p.program_id = $1 and p.invoice_no = i.invoice_no
            where i.program_id = $1 and i.billed_partner_id = any($2) and p.period between $3 and $4
        union select i.billed_partner_id, i.invoice_no from invoice i
            join credit_note n on n.program_id = $1 and n.invoice_no = i.invoice_no
            where i.program_id = $1 and i.billed_partner_id = any($2) and n.period between $3 and $4
        """;

    // $1 program, $2 partner. With an upper end the planner knows that little is meant; with a lower one alone it reads a partner's whole
    // history.
    private const string SinceTheLastClose = """
        with closed as materialized (select coalesce(max(month), date '0001-01-01') as month from period where program_id = $1
            and status = 'closed')
        select partner_id, invoice_no from invoice where program_id = $1 and partner_id = $2 and period > (select month from closed)
            and period < 'infinity'
        union select partner_id, invoice_no from payment where program_id = $1 and partner_id = $2 and period > (select month
            from closed) and period < 'infinity'
        union select partner_id, invoice_no from credit_note where program_id = $1 and partner_id = $2 and period > (select month
            from closed) and period < 'infinity'
        """;

    // $1 program, $2 and $3 partners and numbers of the touched invoices, $4 last period.
    private const string Invoices = """
        select t.partner_id, i.invoice_no, c.name as customer, i.billed_to, i.issued_on, i.currency, i.gross, i.fx, i.period, case
            when i.billed_partner_id is null then 'both' when i.billed_partner_id = t.partner_id then 'billed' else 'of_record' end as role
        from unnest($2::text[], $3::text[]) t (partner_id, invoice_no) join invoice i on i.program_id = $1 and i.invoice_no = t.invoice_no
        join customer c on c.program_id = $1 and c.customer_id = i.customer_id
        """;

    private const string Lines = """
        select l.invoice_no, l.line_no, l.kind, l.net, l.rate, l.label, l.terms_valid_from
        from unnest($2::text[], $3::text[]) t (partner_id, invoice_no) join invoice_line l on l.program_id = $1
            and l.invoice_no = t.invoice_no
        order by l.invoice_no, l.line_no
        """;

    private const string Events = """
        select p.invoice_no, 'payment' as kind, p.paid_on as happened_on, p.payment_id as document, p.amount, p.period
        from unnest($2::text[], $3::text[]) t (partner_id, invoice_no) join payment p on p.program_id = $1
            and p.invoice_no = t.invoice_no where p.period <= $4
        union all
        select n.invoice_no, 'credit_note', n.issued_on, n.credit_no, n.gross, n.period
        from unnest($2::text[], $3::text[]) t (partner_id, invoice_no) join credit_note n on n.program_id = $1
            and n.invoice_no = t.invoice_no where n.period <= $4
        """;

    private const string Credits = """
        select c.credit_no, c.invoice_line_no as line_no, c.net
        from unnest($2::text[], $3::text[]) t (partner_id, invoice_no) join credit_line c on c.program_id = $1
            and c.invoice_no = t.invoice_no
        order by c.credit_no, c.line_no
        """;

    private const string Posted = """
        select p.invoice_no, p.kind, p.line_no, sum(p.amount) as amount
        from unnest($2::text[], $3::text[]) t (partner_id, invoice_no) join posting p on p.partner_id = t.partner_id
            and p.invoice_no = t.invoice_no
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
        var own = await ReadAsync(tx, programId, Between, partners, first, last, ct);
        var billed = await ReadAsync(tx, programId, BilledBetween, partners, first, last, ct);
        return billed.Count == 0 ? own : [.. own.Concat(billed).OrderBy(invoice => invoice.Account.InvoiceNo, StringComparer.Ordinal)];
    }

    private static async Task<List<PeriodInvoice>> ReadAsync(
        PortalTransaction tx, string programId, string between, string[] partners, Month first, Month last, CancellationToken ct)
    {
        var touched = await tx.RowsAsync<TouchedInvoice>(between, ct, programId, partners, first.First, last.First);
        if (touched.Count == 0) return [];
        var batch = new PortalBatch(tx);
        var invoices = Find(batch, programId, touched, first, last);
        await batch.RunAsync(ct);
        return invoices();
    }

    /// <summary>Which invoices of a partner something happened to in months that are not closed.</summary>
    public static Task<List<TouchedInvoice>> FindTouchedAsync(
        PortalTransaction tx, string programId, string partnerId, CancellationToken ct) =>
        tx.RowsAsync<TouchedInvoice>(SinceTheLastClose, ct, programId, partnerId);

    /// <summary>Some invoices, each of them once, within a batch; read them once the batch has run.</summary>
    public static Func<List<PeriodInvoice>> Find(
        PortalBatch batch, string programId, IReadOnlyList<TouchedInvoice> touched, Month first, Month last)
    {
        object[] which = [programId, touched.Select(row => row.PartnerId).ToArray(), touched.Select(row => row.InvoiceNo).ToArray()];
        var lines = batch.Rows<LineRow>(Lines, which);
        var heads = batch.Rows<Head>(Invoices, which);
        var credits = batch.Rows<Credited>(Credits, which);
        var events = batch.Rows<Happened>(Events, [.. which, last.First]);
        var posted = batch.Rows<PostedSum>(Posted, which);
        return () =>
        {
            var linesOf = lines.ToLookup(row => row.InvoiceNo, row => row.ToLine());
            var invoices = heads.Select(head => Begun(head, linesOf, first, last)).ToDictionary(
                invoice => invoice.Account.InvoiceNo, StringComparer.Ordinal);
            TakeEvents(invoices, events, credits.ToLookup(row => row.CreditNo, row => (row.LineNo, row.Net)), first);
            TakePosted(invoices, posted);
            return [.. invoices.Values.OrderBy(invoice => invoice.Account.InvoiceNo, StringComparer.Ordinal)];
        };
    }

    private static PeriodInvoice Begun(Head head, ILookup<string, InvoiceAccountLine> lines, Month first, Month last)
    {
        var account = new InvoiceAccount
        {
            InvoiceNo = head.InvoiceNo,
            Customer = head.Customer,
            BilledTo = Vocabulary<BilledTo>.Parse(head.BilledTo),
            IssuedOn = head.IssuedOn,
            Currency = new Currency(head.Currency),
            GrossInvoiced = head.Gross,
            Fx = head.Fx,
            Lines = [.. lines[head.InvoiceNo]],
        };
        var invoice = new PeriodInvoice(head.PartnerId, account, Vocabulary<InvoiceRole>.Parse(head.Role));
        var issued = new InvoiceEvent(InvoiceEventKind.Invoice, account.IssuedOn, head.InvoiceNo, account.GrossInvoiced, []);
        if (head.Period < first) account.Apply(issued);
        else if (head.Period <= last) invoice.Add(head.Period, issued);
        return invoice;
    }

    private static void TakeEvents(
        Dictionary<string, PeriodInvoice> invoices, IEnumerable<Happened> events, ILookup<string, (int LineNo, decimal Net)> credits,
        Month first)
    {
        foreach (var found in events)
        {
            if (!invoices.TryGetValue(found.InvoiceNo, out var invoice)) continue;
            var kind = Vocabulary<InvoiceEventKind>.Parse(found.Kind);
            var happened = new InvoiceEvent(
                kind, found.HappenedOn, found.Document, found.Amount,
                kind == InvoiceEventKind.CreditNote ? invoice.IndexLines(credits[found.Document]) : []);
            if (found.Period < first) invoice.Account.Apply(happened);
            else invoice.Add(found.Period, happened);
        }
    }

    private static void TakePosted(Dictionary<string, PeriodInvoice> invoices, IEnumerable<PostedSum> posted)
    {
        foreach (var sum in posted)
        {
            if (!invoices.TryGetValue(sum.InvoiceNo, out var invoice)) continue;
            var kind = Vocabulary<PostingKind>.Parse(sum.Kind);
            if (kind == PostingKind.Purchase) invoice.Account.PurchasePosted = sum.Amount;
            else if (kind == PostingKind.PaymentIn) invoice.Account.PaymentInPosted = sum.Amount;
            else invoice.Line(sum.LineNo!.Value).Posted = sum.Amount;
        }
    }

    private sealed record Head(
        string PartnerId, string InvoiceNo, string Customer, string BilledTo, DateOnly IssuedOn, string Currency, decimal Gross, decimal Fx,
        Month Period, string Role);

    private sealed record LineRow(
        string InvoiceNo, int LineNo, string Kind, decimal Net, decimal? Rate, string? Label, DateOnly TermsValidFrom)
    {
        public InvoiceAccountLine ToLine() => new(
            LineNo, Vocabulary<LineKind>.Parse(Kind), Net, Rate is { } rate ? new Percentage(rate) : null, Label, TermsValidFrom);
    }

    private sealed record Happened(string InvoiceNo, string Kind, DateOnly HappenedOn, string Document, decimal Amount, Month Period);

    private sealed record Credited(string CreditNo, int LineNo, decimal Net);

    /// <param name="LineNo">Of a commission; null of anything else.</param>
    private sealed record PostedSum(string InvoiceNo, string Kind, int? LineNo, decimal Amount);
}

/// <summary>An invoice to which something happened.</summary>
internal sealed record TouchedInvoice(string PartnerId, string InvoiceNo);
