using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Invoicing;

/// <param name="CreditNo">A credit note that came without an invoice.</param>
/// <param name="InvoiceNo">The invoice it credits.</param>
public sealed record LinkCreditNoteCommand(string CreditNo, string InvoiceNo);

/// <summary>Links a credit note from the work list to its invoice; from then on it counts (spec 01.3).</summary>
public sealed class LinkCreditNote(PortalDatabase database, TimeProvider time)
{
    private const string Invoice = "select partner_id from invoice where program_id = $1 and invoice_no = $2";

    // A line that the invoice lacks has nothing left to credit.
    private const string TooMuch = """
        select c.invoice_line_no
        from credit_line c
        left join invoice_line l on l.program_id = c.program_id and l.invoice_no = $3 and l.line_no = c.invoice_line_no
        where c.program_id = $1 and c.credit_no = $2
        group by c.invoice_line_no, l.net
        having sum(c.net) > coalesce(l.net, 0) - coalesce((select sum(o.net) from credit_line o
            where o.program_id = $1 and o.invoice_no = $3 and o.invoice_line_no = c.invoice_line_no), 0)
        order by c.invoice_line_no
        """;

    /// <exception cref="RuleViolationException">No such credit note on the work list, no such invoice, or more than is left of a line.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, LinkCreditNoteCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.LinkCreditNotes).OnceAsync(id, command, tx => RunAsync(tx, viewer, command, ct), ct);

    private async Task RunAsync(PortalTransaction tx, Viewer viewer, LinkCreditNoteCommand command, CancellationToken ct)
    {
        await tx.ExecuteAsync($"select pg_advisory_xact_lock({MonthLock.Key})", ct, ProgramIds.Main);
        var issuedOn = await tx.ReadAsync(
            "select issued_on from credit_note where program_id = $1 and credit_no = $2 and invoice_no is null",
            row => row.GetFieldValue<DateOnly>(0), ct, ProgramIds.Main, command.CreditNo);
        if (issuedOn.Count == 0)
            throw new RuleViolationException("credit.not_waiting", $"No credit note {command.CreditNo} waits for its invoice.", command.CreditNo);
        var partner = await tx.ReadAsync(
            Invoice, row => row.IsDBNull(0) ? null : row.GetString(0), ct, ProgramIds.Main, command.InvoiceNo);
        if (partner.Count == 0) throw new RuleViolationException("invoice.unknown", $"There is no invoice {command.InvoiceNo}.", command.InvoiceNo);
        var tooMuch = await tx.ReadAsync(TooMuch, row => row.GetInt32(0), ct, ProgramIds.Main, command.CreditNo, command.InvoiceNo);
        if (tooMuch.Count > 0)
            throw new RuleViolationException("credit.too_much", $"Line {tooMuch[0]} of invoice {command.InvoiceNo} has less left than the credit note takes off.", tooMuch[0], command.InvoiceNo);

        var calendar = await MonthCalendar.ReadAsync(tx, ProgramIds.Main, time, ct);
        await tx.ExecuteAsync(
            "update credit_note set invoice_no = $3, partner_id = $4, period = $5, linked_by = $6, linked_at = $7 where program_id = $1 and credit_no = $2",
            ct, ProgramIds.Main, command.CreditNo, command.InvoiceNo, partner[0], calendar.PeriodOf(issuedOn[0]).First, viewer.Name, time.GetUtcNow());
        await tx.ExecuteAsync(
            "update credit_line set invoice_no = $3, partner_id = $4 where program_id = $1 and credit_no = $2", ct,
            ProgramIds.Main, command.CreditNo, command.InvoiceNo, partner[0]);
        await AuditTrail.WriteAsync(tx, viewer, time.GetUtcNow(), new AuditEvent(
            AuditAction.CreditNoteLinked, command.CreditNo, partner[0], After: new { command.InvoiceNo }), ct);
    }
}
