using PartnerPortal.Application.Finance.Rating;

namespace PartnerPortal.Application.Exchange.Imports.Registration;

/// <summary>The statements around <see cref="RateLines"/>.</summary>
internal static class RatingSql
{
    /// <summary>import_history: the invoices with new lines, and those that they are compared with.</summary>
    public const string Tables = """
        create temp table import_history (invoice_no text collate "C", to_rate boolean not null) on commit drop;
        create temp table import_rated (invoice_no text collate "C", partner_id text collate "C", outcome int) on commit drop;
        create temp table import_outcome (outcome int, kind text collate "C", rate numeric, plan_rate numeric, label text, reason text,
            terms_valid_from date) on commit drop;
        insert into import_history select distinct invoice_no, true from import_line;
        analyze import_history;
        create temp table import_rating_customer on commit drop as
        select distinct customer_id from import_history join invoice on program_id = current_setting('portal.program')
            and invoice.invoice_no = import_history.invoice_no;
        analyze import_rating_customer;
        """;

    /// <summary>
    /// Of the same customers, what was stored before: their first invoice without a credit note, and those before it. No later one can
    /// be the first.
    /// </summary>
    public const string FirstInvoices = """
        create temp table import_peer on commit drop as
        select customer_id, issued_on, invoice_no from invoice
        where program_id = current_setting('portal.program') and gross > 0
            and customer_id in (select customer_id from import_rating_customer)
            and not exists (select from import_history as known where known.invoice_no = invoice.invoice_no);
        analyze import_peer;
        insert into import_history
        select peer.invoice_no, false
        from import_peer as peer
        left join (
            select distinct on (customer_id) customer_id, issued_on, invoice_no from import_peer
            where not exists (select from credit_note where program_id = current_setting('portal.program')
                and credit_note.invoice_no = import_peer.invoice_no)
            order by customer_id, issued_on, invoice_no
        ) as first using (customer_id)
        where first.invoice_no is null or (peer.issued_on, peer.invoice_no) <= (first.issued_on, first.invoice_no);
        """;

    /// <summary>Of the same partners: a year's invoices before the earliest, up to the latest.</summary>
    public const string YearBefore = """
        analyze import_history;
        with rated as (
            select invoice.partner_id, invoice.issued_on from import_history
            join invoice on program_id = current_setting('portal.program') and invoice.invoice_no = import_history.invoice_no where to_rate
        )
        insert into import_history
        select invoice_no, false from invoice
        where program_id = current_setting('portal.program') and partner_id in (select partner_id from rated)
            and issued_on between (select min(issued_on) - interval '1 year' from rated)::date and (select max(issued_on) from rated)
            and not exists (select from import_history as known where known.invoice_no = invoice.invoice_no)
        """;

    public const string Cursor = $"""
        declare import_rating no scroll cursor for
        select {RatingRow.Columns}, to_rate, {RatingRow.NoLines}
        from import_history join invoice on invoice.program_id = current_setting('portal.program')
            and invoice.invoice_no = import_history.invoice_no
        order by issued_on, invoice.invoice_no
        """;

    public const string CursorWithLines = $"""
        declare import_rating no scroll cursor for
        select {RatingRow.Columns}, to_rate, {RatingRow.Lines}
        from import_history join invoice on invoice.program_id = current_setting('portal.program')
            and invoice.invoice_no = import_history.invoice_no
        left join (
            select invoice_no, array_agg(line_no) as numbers, array_agg(kind) as kinds, array_agg(net) as nets,
                array_agg(is_new) as are_new, array_agg(has_rate) as have_rate
            from (
                select invoice_no, line_no, kind, net, true as is_new, false as has_rate from import_line
                union all
                select invoice_no, line_no, kind, net::numeric, false, rate is not null
                from invoice_line join import_history using (invoice_no) where program_id = current_setting('portal.program')
            ) as line
            group by invoice_no
        ) as line on line.invoice_no = import_history.invoice_no
        order by issued_on, invoice.invoice_no
        """;
}
