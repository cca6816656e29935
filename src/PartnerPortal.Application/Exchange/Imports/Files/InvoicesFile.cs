using PartnerPortal.Application.Exchange.Imports.Fields;

namespace PartnerPortal.Application.Exchange.Imports.Files;

/// <summary>Invoices, to the customer or to its partner.</summary>
internal static class InvoicesFile
{
    public static readonly FileSchema Schema = new("invoices.csv", "invoice", "import_invoice")
    {
        Columns =
        [
            ImportColumn.Id("invoice_no") with { Required = true },
            ImportColumn.Id("customer_id") with { Required = true },
            ImportColumn.Text("billed_to", CodeFields.BilledTo) with { Required = true },
            ImportColumn.Date("issued_on") with { Required = true },
            ImportColumn.Date("due_on"),
            ImportColumn.Text("currency", CodeFields.Currency) with { Required = true },
            ImportColumn.Amount("gross") with { Required = true },
            new("disputed", "boolean", CodeFields.YesNo) { IsMark = true },
            ImportColumn.Id("billed_partner"),
            ImportColumn.Text("order_no", TextFields.Line),
        ],
        Key = ["invoice_no"],
        Stored = """
            select invoice_no, customer_id, billed_to, issued_on, due_on, currency, gross, disputed_when_registered as disputed,
                billed_partner_id as billed_partner, order_no
            from invoice where program_id = current_setting('portal.program')
            """,
        References = [new("customer_id", CustomersFile.Schema), new("billed_partner", PartnersFile.Schema)],
        Complete = [BilledToPartnerOfRecord, ChangedMarks],
        Changed = "import_dispute",
        Checks =
        [
            new("""
                select line, 'billed_partner' as field, billed_partner as value,
                    'only an invoice billed to the partner has a billed partner' as reason
                from import_invoice where billed_partner is not null and billed_to = 'customer'
                """),
            new("""
                with unrated as materialized (
                    select currency, issued_on from (
                        select distinct currency, issued_on from import_invoice where currency <> (select currency from program
                            where program_id = current_setting('portal.program'))
                    ) as billed
                    where not exists (select from import_rate as rate
                            where rate.currency = billed.currency and rate.rate_on between billed.issued_on - 7 and billed.issued_on)
                        and not exists (select from exchange_rate as rate where rate.program_id = current_setting('portal.program')
                            and rate.currency = billed.currency and rate.rate_on between billed.issued_on - 7 and billed.issued_on))
                select line, 'currency' as field, currency as value,
                    'no ' || currency || ' rate of ' || issued_on || ' or the 7 days before, neither stored nor in rates.csv' as reason
                from import_invoice join unrated using (currency, issued_on)
                """, RatesFile.Schema),
        ],
        Register =
        [
            """
            update invoice set disputed = mark.disputed, disputed_when_registered = mark.disputed
            from import_dispute as mark where program_id = current_setting('portal.program') and invoice.invoice_no = mark.invoice_no
            """,
            AuditMarks,
            $"""
            insert into invoice (program_id, invoice_no, customer_id, partner_id, billed_to, issued_on, due_on, currency, gross, fx, fx_on,
                fx_source, disputed, disputed_when_registered, billed_partner_id, order_no, period)
            select current_setting('portal.program'), invoice_no, invoice.customer_id, record.partner_id, billed_to, issued_on, due_on,
                invoice.currency, gross,
                coalesce(rate.rate, 1), rate.rate_on, rate.source, coalesce(disputed, false), coalesce(disputed, false),
                nullif(billed_partner, record.partner_id), order_no, {ImportSql.PeriodOf("issued_on")}
            from import_invoice as invoice
            left join (
                select customer_id, partner_id, valid_from,
                    lead(valid_from, 1, 'infinity'::date) over (partition by customer_id order by valid_from) as valid_before
                from attribution where program_id = current_setting('portal.program') and customer_id in (select customer_id
                    from import_invoice)
            ) as record on record.customer_id = invoice.customer_id
                and invoice.issued_on >= record.valid_from and invoice.issued_on < record.valid_before
            left join lateral (
                select rate, rate_on, source from exchange_rate
                where program_id = current_setting('portal.program') and currency = invoice.currency
                    and currency <> (select currency from program where program_id = current_setting('portal.program'))
                        and rate_on between invoice.issued_on - 7 and invoice.issued_on
                order by rate_on desc limit 1
            ) as rate on true
            """,
        ],
    };

    // To name the partner of record is to say nothing else than the default.
    private const string BilledToPartnerOfRecord = """
        update import_invoice as row set billed_partner = null
        from invoice as stored
        where row.billed_partner is not null and stored.program_id = current_setting('portal.program')
            and stored.invoice_no = row.invoice_no
            and stored.partner_id = row.billed_partner
        """;

    // Against what files said last: the same row again does not undo what a person decided since.
    private const string ChangedMarks = """
        create temp table import_dispute on commit drop as
        select stored.invoice_no, stored.partner_id, stored.disputed as before, row.disputed
        from import_invoice as row join invoice as stored on stored.program_id = current_setting('portal.program')
            and stored.invoice_no = row.invoice_no
        where not row.faulty and row.disputed <> stored.disputed_when_registered
        """;

    private const string AuditMarks = $"""
        insert into audit_entry (audit_id, at, actor, action, subject, partner_id, before, after)
        select gen_random_uuid(), {ImportSql.RegisteredAt}, {ImportSql.ImportedBy}, 'invoice_disputed', invoice_no, partner_id,
            jsonb_build_object('disputed', before), jsonb_build_object('disputed', disputed)
        from import_dispute where before <> disputed
        """;
}
