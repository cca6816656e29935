using Npgsql;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Commissions;
using PartnerPortal.Domain.Finance.Invoicing;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Finance.Payments;

namespace PartnerPortal.Application.Finance.Commissions;

/// <summary>Whether a line's commission can be paid out.</summary>
public enum CommissionStanding
{
    /// <summary>It earns as the customer pays.</summary>
    Payable,

    /// <summary>It earns, but the invoice is disputed.</summary>
    Held,

    /// <summary>It earns nothing, for a reason.</summary>
    None,
}

/// <summary>A line of an invoice and what it earns.</summary>
/// <param name="Net">As invoiced, in the invoice's currency.</param>
/// <param name="Base">What is left of it after credit notes.</param>
/// <param name="Earned">What it has earned by now, in program currency, months that are still open included.</param>
/// <param name="Posted">What of that is in the ledger.</param>
/// <param name="Reason">Why it earns nothing; null when it earns.</param>
/// <param name="Why">Everything that explains <paramref name="Earned"/>.</param>
public sealed record CommissionLine(
    string InvoiceNo, int LineNo, DateOnly IssuedOn, string Customer, LineKind Kind, string? Description, decimal? Quantity, Money Net,
    Money Base,
    Percentage? Rate, Percentage? PlanRate, string? Label, CommissionStanding Standing, NoCommissionReason? Reason, Money Earned,
    Money Posted, PostingWhy Why)
{
    /// <summary>The columns that <see cref="Read"/> expects, in its order, of <see cref="From"/> with <see cref="Joins"/>.</summary>
    internal const string Columns = """
        l.invoice_no, l.line_no, i.issued_on, c.name, l.kind, l.description, l.quantity, l.net, l.rate, l.plan_rate, l.label,
        l.no_commission_reason,
        l.terms_valid_from, i.currency, i.fx, i.gross, i.billed_to, i.disputed, g.currency,
        coalesce(lc.net, 0), coalesce(nc.gross, 0), coalesce(pc.amount, 0), coalesce(ec.amount, 0)
        """;

    internal const string From = "invoice i join invoice_line l on l.program_id = i.program_id and l.invoice_no = i.invoice_no";

    internal const string Joins = """
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

    internal static CommissionLine Read(NpgsqlDataReader row)
    {
        var (currency, program) = (new Currency(row.GetString(13)), new Currency(row.GetString(18)));
        var rate = Percent(row, 8);
        var label = row.IsDBNull(10) ? null : row.GetString(10);
        var line = new InvoiceAccountLine(
            row.GetInt32(1), Vocabulary<LineKind>.Parse(row.GetString(4)), row.GetDecimal(7), rate, label, row.GetFieldValue<DateOnly>(12))
        {
            NetCredited = row.GetDecimal(19),
        };
        var account = new InvoiceAccount
        {
            InvoiceNo = row.GetString(0),
            Customer = row.GetString(3),
            BilledTo = Vocabulary<BilledTo>.Parse(row.GetString(16)),
            IssuedOn = row.GetFieldValue<DateOnly>(2),
            Currency = currency,
            Fx = row.GetDecimal(14),
            GrossInvoiced = row.GetDecimal(15),
            Lines = [line],
            IsIssued = true,
            GrossCredited = row.GetDecimal(20),
            Paid = row.GetDecimal(21),
        };
        var earned = CommissionCalculator.Target(account, line);
        return new CommissionLine(
            account.InvoiceNo, line.LineNo, account.IssuedOn, account.Customer, line.Kind, row.IsDBNull(5) ? null : row.GetString(5),
            row.IsDBNull(6) ? null : row.GetDecimal(6), new Money(line.NetInvoiced, currency), new Money(line.NetLeft, currency), rate,
            Percent(row, 9), label,
            rate is null ? CommissionStanding.None : row.GetBoolean(17) ? CommissionStanding.Held : CommissionStanding.Payable,
            row.IsDBNull(11) ? null : Vocabulary<NoCommissionReason>.Parse(row.GetString(11)),
            new Money(earned, program), new Money(row.GetDecimal(22), program),
            CommissionCalculator.Why(account, line, account.InvoiceNo, earned, program));
    }

    private static Percentage? Percent(NpgsqlDataReader row, int column) => row.IsDBNull(column)
        ? null
        : new Percentage(row.GetDecimal(column));
}
