using System.Text;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Exchange.Exports;

/// <param name="ProgramId">The program.</param>
/// <param name="Kind">Which file.</param>
/// <param name="Period">Only this period; null for all.</param>
public sealed record ExportCommand(string ProgramId, ExportKind Kind, Month? Period);

/// <summary>The files of spec 06.</summary>
public enum ExportKind
{
    Ledger,
    Balances,
    Commissions,
}

/// <summary>
/// Writes the interchange files. PostgreSQL itself writes the CSV as a stream, so size does not matter. Text that a spreadsheet would
/// take for a formula is prefixed with an apostrophe.
/// </summary>
public sealed class ExportFiles([Patient] PortalDatabase database)
{
    // psql-style parameters are not possible in COPY: program and period are inlined after they passed their types.
    private const string Ledger = """
        select p.posting_id, {text:p.partner_id}, to_char(p.period, 'YYYY-MM') as period, p.value_date, p.kind, p.amount, p.currency,
            {text:p.cause}, trim_scale(p.rate) as rate, {text:p.label},
            case when p.kind = 'commission' and i.disputed then 'yes' else 'no' end as held
        from posting p left join invoice i on i.program_id = p.program_id and i.invoice_no = p.invoice_no and p.kind = 'commission'
        where p.program_id = {program} and {period:p.period}
        order by p.partner_id, p.period, p.cause, p.kind collate "C"
        """;

    // Nothing posts the four kinds before the closing balance while the portal makes no documents (spec 01.7).
    private const string Balances = """
        select {text:s.partner_id}, to_char(s.period, 'YYYY-MM') as period, s.opening, s.registration_fee, s.monthly_fee, s.fee_waiver,
            s.fee_refund,
            s.commission, s.sla_service, s.purchase, s.payment_in, s.payout, s.adjustment, 0.00 as commission_correction,
            0.00 as vat_input, 0.00 as vat_output, 0.00 as payout_returned, s.closing
        from statement s
        where s.program_id = {program} and {period:s.period}
        order by s.partner_id, s.period
        """;

    private const string Commissions = """
        select {text:l.invoice_no}, l.line_no, {text:l.partner_id}, l.kind, {text:l.label}, trim_scale(l.rate) as rate, l.net,
            coalesce(c.credited, 0.00) as credited, coalesce(e.earned, 0.00) as earned, replace(l.no_commission_reason, '_', ' ') as reason
        from invoice_line l
        join invoice i on i.program_id = l.program_id and i.invoice_no = l.invoice_no
        left join (select invoice_no, invoice_line_no, sum(net) as credited from credit_line
            where program_id = {program} and invoice_no is not null group by invoice_no, invoice_line_no) c
            on c.invoice_no = l.invoice_no and c.invoice_line_no = l.line_no
        left join (select p.invoice_no, p.line_no, sum(p.amount) as earned from posting p
            where p.program_id = {program} and p.kind = 'commission' and {period:p.period} group by p.invoice_no, p.line_no) e
            on e.invoice_no = l.invoice_no and e.line_no = l.line_no
        where l.program_id = {program} and ({all} or e.invoice_no is not null)
        order by coalesce(l.partner_id, ''), i.period, l.invoice_no, l.line_no
        """;

    /// <summary>Writes the file as UTF-8 with a header line.</summary>
    public async Task WriteAsync(ExportCommand command, Stream target, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        using var reader = await tx.Connection.BeginTextExportAsync($"""
            copy ({Query(command)}) to stdout (format csv, header, encoding 'UTF8')
            """, ct);
        await using var writer = new StreamWriter(target, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var buffer = new char[16_384];
        int read;
        while ((read = await reader.ReadAsync(buffer, ct)) > 0) await writer.WriteAsync(buffer.AsMemory(0, read), ct);
    }

    private static string Query(ExportCommand command)
    {
        var query = command.Kind switch
        {
            ExportKind.Ledger => Ledger,
            ExportKind.Balances => Balances,
            ExportKind.Commissions => Commissions,
        };
        return ExportTemplate.Fill(query, command.ProgramId, command.Period);
    }
}
