using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Commissions;
using PartnerPortal.Domain.Finance.Invoicing;
using PartnerPortal.Domain.Finance.Payments;

namespace PartnerPortal.Application.Finance.Commissions;

/// <summary>A line of an invoice as it is read, with all that decides what it has earned.</summary>
internal sealed record CommissionLineRow(
    string InvoiceNo, int LineNo, DateOnly IssuedOn, string Customer, string Kind, string? Description, decimal? Quantity, decimal Net,
    decimal? Rate, decimal? PlanRate, string? Label, string? NoCommissionReason, DateOnly TermsValidFrom, string Currency, decimal Fx,
    decimal Gross, string BilledTo, bool Disputed, string ProgramCurrency, decimal NetCredited, decimal GrossCredited, decimal Paid,
    decimal Posted)
{
    /// <summary>What the record takes, of <see cref="From"/> with <see cref="Joins"/>.</summary>
    public const string Columns = """
        l.invoice_no, l.line_no, i.issued_on, c.name as customer, l.kind, l.description, l.quantity, l.net, l.rate, l.plan_rate, l.label,
        l.no_commission_reason, l.terms_valid_from, i.currency, i.fx, i.gross, i.billed_to, i.disputed, g.currency as program_currency,
        coalesce(lc.net, 0) as net_credited, coalesce(nc.gross, 0) as gross_credited, coalesce(pc.amount, 0) as paid,
        coalesce(ec.amount, 0) as posted
        """;

    public const string From = "invoice i join invoice_line l on l.program_id = i.program_id and l.invoice_no = i.invoice_no";

    public const string Joins = """
        join program g on g.program_id = i.program_id
        join customer c on c.program_id = i.program_id and c.customer_id = i.customer_id
        left join lateral (select sum(x.net) as net from credit_line x
            where x.program_id = l.program_id and x.invoice_no = l.invoice_no and x.invoice_line_no = l.line_no) lc on true
        left join lateral (select sum(x.gross) as gross from credit_note x where x.program_id = l.program_id
            and x.invoice_no = l.invoice_no) nc on true
        left join lateral (select sum(x.amount) as amount from payment x where x.program_id = l.program_id
            and x.invoice_no = l.invoice_no) pc on true
        left join lateral (select sum(x.amount) as amount from posting x
            where x.partner_id = i.partner_id and x.invoice_no = l.invoice_no and x.line_no = l.line_no
                and x.kind = 'commission') ec on true
        """;

    public CommissionLine ToLine()
    {
        var (currency, program) = (new Currency(Currency), new Currency(ProgramCurrency));
        var (line, rate) = (AccountLine(), Percent(Rate));
        var account = Account(line, currency);
        var earned = CommissionCalculator.Target(account, line);
        return new CommissionLine(
            InvoiceNo, LineNo, IssuedOn, Customer, line.Kind, Description, Quantity, new Money(line.NetInvoiced, currency),
            new Money(line.NetLeft, currency), rate, Percent(PlanRate), Label,
            rate is null ? CommissionStanding.None : Disputed ? CommissionStanding.Held : CommissionStanding.Payable,
            NoCommissionReason is null ? null : Vocabulary<NoCommissionReason>.Parse(NoCommissionReason),
            new Money(earned, program), new Money(Posted, program), CommissionCalculator.Why(account, line, InvoiceNo, earned, program));
    }

    private InvoiceAccountLine AccountLine() => new(LineNo, Vocabulary<LineKind>.Parse(Kind), Net, Percent(Rate), Label, TermsValidFrom)
    {
        NetCredited = NetCredited,
    };

    private InvoiceAccount Account(InvoiceAccountLine line, Currency currency) => new()
    {
        InvoiceNo = InvoiceNo,
        Customer = Customer,
        BilledTo = Vocabulary<BilledTo>.Parse(BilledTo),
        IssuedOn = IssuedOn,
        Currency = currency,
        Fx = Fx,
        GrossInvoiced = Gross,
        Lines = [line],
        IsIssued = true,
        GrossCredited = GrossCredited,
        Paid = Paid,
    };

    private static Percentage? Percent(decimal? value) => value is { } percent ? new Percentage(percent) : null;
}
