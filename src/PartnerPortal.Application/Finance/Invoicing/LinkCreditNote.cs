using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Data;
using PartnerPortal.Data.Finance.Invoicing;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Invoicing;

/// <param name="CreditNo">A credit note that came without an invoice.</param>
/// <param name="InvoiceNo">The invoice it credits.</param>
public sealed record LinkCreditNoteCommand(string CreditNo, string InvoiceNo);

/// <summary>Links a credit note from the work list to its invoice; from then on it counts (spec 01.3).</summary>
public sealed class LinkCreditNote(PortalDatabase database, TimeProvider time)
{
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

    /// <exception cref="RuleViolationException">No such credit note on the work list, no such invoice, or more than is left of a
    /// line.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, LinkCreditNoteCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.LinkCreditNotes).OnceAsync(id, command, unit => RunAsync(unit, viewer, command, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, LinkCreditNoteCommand command, CancellationToken ct)
    {
        await MonthLock.HoldAsync(unit.Sql, unit.Sql.ProgramId, ct);
        var note = await unit.Db.Locked<CreditNote>($"program_id = {unit.Sql.ProgramId} and credit_no = {command.CreditNo}")
            .SingleOrDefaultAsync(ct) ?? throw CreditNote.NotWaiting(command.CreditNo);
        note.RequireWaiting();
        var invoice = await unit.Db.Invoices
            .SingleOrDefaultAsync(each => each.ProgramId == unit.Sql.ProgramId && each.InvoiceNo == command.InvoiceNo, ct)
            ?? throw new RuleViolationException("invoice.unknown", $"There is no invoice {command.InvoiceNo}.", command.InvoiceNo);
        await RequireRoomAsync(unit.Sql, command, ct);

        var (calendar, at) = (await MonthCalendar.ReadAsync(unit.Sql, unit.Sql.ProgramId, time, ct), time.GetUtcNow());
        await unit.Db.Entry(note).Collection(each => each.Lines).LoadAsync(ct);
        note.Link(invoice, calendar.PeriodOf(note.IssuedOn), viewer.Name, at);
        await AuditTrail.WriteAsync(unit.Sql, viewer, at, new AuditEvent(
            AuditAction.CreditNoteLinked, command.CreditNo, invoice.PartnerId, After: new { command.InvoiceNo }), ct);
    }

    private static async Task RequireRoomAsync(PortalTransaction tx, LinkCreditNoteCommand command, CancellationToken ct)
    {
        if (await tx.ScalarAsync<int?>(TooMuch, ct, tx.ProgramId, command.CreditNo, command.InvoiceNo) is not { } line) return;
        throw new RuleViolationException(
            "credit.too_much", $"Line {line} of invoice {command.InvoiceNo} has less left than the credit note takes off.",
            line, command.InvoiceNo);
    }
}
