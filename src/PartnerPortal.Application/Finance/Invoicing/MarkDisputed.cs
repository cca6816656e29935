using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Data.Finance.Invoicing;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Invoicing;

/// <param name="Disputed">True sets the mark, false takes it away.</param>
public sealed record MarkDisputedCommand(string InvoiceNo, bool Disputed);

/// <summary>Marks an invoice as disputed, or no longer: its commission is held as long as the mark is there (spec 01.3).</summary>
public sealed class MarkDisputed(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">There is no such invoice.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, MarkDisputedCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.ManageDisputes).OnceAsync(id, command, unit => RunAsync(unit, viewer, command, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, MarkDisputedCommand command, CancellationToken ct)
    {
        var invoice = await unit.Db.Locked<Invoice>($"program_id = {unit.Sql.ProgramId} and invoice_no = {command.InvoiceNo}")
            .SingleOrDefaultAsync(ct)
            ?? throw new RuleViolationException("invoice.unknown", $"There is no invoice {command.InvoiceNo}.", command.InvoiceNo);
        var before = invoice.Disputed;
        if (before == command.Disputed) return;
        if (command.Disputed) invoice.Dispute();
        else invoice.Undispute();
        await AuditTrail.WriteAsync(unit.Sql, viewer, time.GetUtcNow(), new AuditEvent(
            AuditAction.InvoiceDisputed, command.InvoiceNo, invoice.PartnerId, new { Disputed = before }, new { invoice.Disputed }), ct);
    }
}
