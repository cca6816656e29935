using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Invoicing;

namespace PartnerPortal.Application.Finance.Invoicing;

/// <summary>An invoice as it is read for a list, with what was paid, credited and earned so far.</summary>
internal sealed record InvoiceHead(
    string InvoiceNo, DateOnly IssuedOn, DateOnly? DueOn, string CustomerId, string Customer, string? PartnerId, string? Partner,
    string BilledTo, string Currency, decimal Gross, decimal Paid, decimal Credited, bool Disputed, decimal Commission,
    string ProgramCurrency, string? OrderNo, string? BilledPartnerId, string? BilledPartner)
{
    /// <summary>What the record takes, of <see cref="From"/> with <see cref="Joins"/>.</summary>
    public const string Columns = """
        i.invoice_no, i.issued_on, i.due_on, i.customer_id, c.name as customer, i.partner_id, p.name as partner, i.billed_to, i.currency,
        i.gross, coalesce(pc.amount, 0) as paid, coalesce(nc.gross, 0) as credited, i.disputed, coalesce(ec.amount, 0) as commission,
        g.currency as program_currency, i.order_no, bp.partner_id as billed_partner_id, bp.name as billed_partner
        """;

    public const string From = "invoice i";

    public const string Joins = """
        join program g on g.program_id = i.program_id
        join customer c on c.program_id = i.program_id and c.customer_id = i.customer_id
        left join partner p on p.partner_id = i.partner_id
        left join partner bp on bp.partner_id = i.billed_partner_id
        left join lateral (select sum(x.amount) as amount from payment x where x.program_id = i.program_id
            and x.invoice_no = i.invoice_no) pc on true
        left join lateral (select sum(x.gross) as gross from credit_note x where x.program_id = i.program_id
            and x.invoice_no = i.invoice_no) nc on true
        left join lateral (select sum(x.amount) as amount from posting x
            where x.partner_id = i.partner_id and x.invoice_no = i.invoice_no and x.kind = 'commission') ec on true
        """;

    public InvoiceListRow ToListRow()
    {
        var currency = new Currency(Currency);
        return new InvoiceListRow(
            InvoiceNo, IssuedOn, DueOn, CustomerId, Customer, PartnerId, Partner, Vocabulary<BilledTo>.Parse(BilledTo),
            new Money(Gross, currency), new Money(Paid, currency), new Money(Credited, currency), State,
            new Money(Commission, new Currency(ProgramCurrency)))
        {
            OrderNo = OrderNo,
            BilledPartner = BilledPartnerId is null ? null : (BilledPartnerId, BilledPartner!),
        };
    }

    private InvoiceState State =>
        Disputed ? InvoiceState.Disputed
        : Gross - Credited <= 0 ? InvoiceState.Credited
        : Paid <= 0 ? InvoiceState.Open
        : Paid < Gross - Credited ? InvoiceState.PartPaid
        : InvoiceState.Paid;
}
