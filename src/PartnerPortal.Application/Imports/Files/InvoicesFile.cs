using PartnerPortal.Application.Imports.Fields;

namespace PartnerPortal.Application.Imports.Files;

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
            new("disputed", "boolean", CodeFields.YesNo) { WhenEmpty = Cell.Of(false) },
        ],
        Key = ["invoice_no"],
        Stored = """
            select invoice_no, customer_id, billed_to, issued_on, due_on, currency, gross, disputed_when_registered as disputed
            from invoice where program_id = 'main'
            """,
        References = [new("customer_id", CustomersFile.Schema)],
        Checks =
        [
            new("""
                with unrated as materialized (
                    select currency, issued_on from (
                        select distinct currency, issued_on from import_invoice where currency <> (select currency from program where program_id = 'main')
                    ) as billed
                    where not exists (select from import_rate as rate
                            where rate.currency = billed.currency and rate.rate_on between billed.issued_on - 7 and billed.issued_on)
                        and not exists (select from exchange_rate as rate where rate.program_id = 'main'
                            and rate.currency = billed.currency and rate.rate_on between billed.issued_on - 7 and billed.issued_on))
                select line, 'currency', currency,
                    'no ' || currency || ' rate of ' || issued_on || ' or the 7 days before, neither stored nor in rates.csv'
                from import_invoice join unrated using (currency, issued_on)
                """, RatesFile.Schema),
        ],
        Register =
        [
            $"""
            insert into invoice (program_id, invoice_no, customer_id, partner_id, billed_to, issued_on, due_on, currency, gross, fx, fx_on,
                fx_source, disputed, disputed_when_registered, period)
            select 'main', invoice_no, invoice.customer_id, record.partner_id, billed_to, issued_on, due_on, invoice.currency, gross,
                coalesce(rate.rate, 1), rate.rate_on, rate.source, disputed, disputed, {ImportSql.PeriodOf("issued_on")}
            from import_invoice as invoice
            left join (
                select customer_id, partner_id, valid_from,
                    lead(valid_from, 1, 'infinity'::date) over (partition by customer_id order by valid_from) as valid_before
                from attribution where program_id = 'main' and customer_id in (select customer_id from import_invoice)
            ) as record on record.customer_id = invoice.customer_id
                and invoice.issued_on >= record.valid_from and invoice.issued_on < record.valid_before
            left join lateral (
                select rate, rate_on, source from exchange_rate
                where program_id = 'main' and currency = invoice.currency
                    and currency <> (select currency from program where program_id = 'main') and rate_on between invoice.issued_on - 7 and invoice.issued_on
                order by rate_on desc limit 1
            ) as rate on true
            """,
        ],
    };
}
