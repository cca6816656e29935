using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Invoicing;

/// <param name="Disputed">True sets the mark, false takes it away.</param>
public sealed record MarkDisputedCommand(string InvoiceNo, bool Disputed);

/// <summary>Marks an invoice as disputed, or no longer: its commission is held as long as the mark is there (spec 01.3).</summary>
public sealed class MarkDisputed(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">There is no such invoice.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, MarkDisputedCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.ManageDisputes).OnceAsync(id, command, tx => RunAsync(tx, viewer, command, ct), ct);

    private async Task RunAsync(PortalTransaction tx, Viewer viewer, MarkDisputedCommand command, CancellationToken ct)
    {
        var found = await tx.ReadAsync(
            "select disputed, partner_id from invoice where program_id = $1 and invoice_no = $2 for update",
            row => (Disputed: row.GetBoolean(0), PartnerId: row.IsDBNull(1) ? null : row.GetString(1)), ct, ProgramIds.Main, command.InvoiceNo);
        if (found.Count == 0) throw new RuleViolationException("invoice.unknown", $"There is no invoice {command.InvoiceNo}.", command.InvoiceNo);
        if (found[0].Disputed == command.Disputed) return;
        await tx.ExecuteAsync(
            "update invoice set disputed = $3 where program_id = $1 and invoice_no = $2", ct, ProgramIds.Main, command.InvoiceNo, command.Disputed);
        await AuditTrail.WriteAsync(tx, viewer, time.GetUtcNow(), new AuditEvent(
            AuditAction.InvoiceDisputed, command.InvoiceNo, found[0].PartnerId, new { found[0].Disputed }, new { command.Disputed }), ct);
    }
}
