using PartnerPortal.Application.Exchange.Imports.Fields;

namespace PartnerPortal.Application.Exchange.Imports.Files;

/// <summary>Payments of invoices; a returned one is negative.</summary>
internal static class PaymentsFile
{
    public static readonly FileSchema Schema = new("payments.csv", "payment", "import_payment")
    {
        Columns =
        [
            ImportColumn.Id("payment_id") with { Required = true },
            ImportColumn.Id("invoice_no") with { Required = true },
            ImportColumn.Date("paid_on") with { Required = true },
            ImportColumn.Number("amount", NumberFields.AmountNotZero) with { Required = true },
        ],
        Key = ["payment_id"],
        Stored = "select payment_id, invoice_no, paid_on, amount from payment where program_id = current_setting('portal.program')",
        References = [new("invoice_no", InvoicesFile.Schema)],
        Register =
        [
            $"""
            insert into payment (program_id, payment_id, invoice_no, partner_id, paid_on, amount, period)
            select current_setting('portal.program'), payment.payment_id, payment.invoice_no, invoice.partner_id, payment.paid_on,
                payment.amount,
                {ImportSql.PeriodOf("payment.paid_on")}
            from import_payment as payment
            join invoice on invoice.program_id = current_setting('portal.program') and invoice.invoice_no = payment.invoice_no
            """,
        ],
    };
}
