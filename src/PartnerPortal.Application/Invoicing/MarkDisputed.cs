using PartnerPortal.Application.Access;
using PartnerPortal.Application.Programs;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Invoicing;

/// <param name="Disputed">True sets the mark, false takes it away.</param>
public sealed record MarkDisputedCommand(string InvoiceNo, bool Disputed);

/// <summary>Marks an invoice as disputed, or no longer: its commission is held as long as the mark is there (spec 01.3).</summary>
public sealed class MarkDisputed(PortalDatabase database)
{
    /// <exception cref="RuleViolationException">There is no such invoice.</exception>
    public async Task RunAsync(Viewer viewer, MarkDisputedCommand command, CancellationToken ct)
    {
        viewer.Require(Permission.ManageDisputes);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var found = await tx.ExecuteAsync(
            "update invoice set disputed = $3 where program_id = $1 and invoice_no = $2", ct, ProgramIds.Main, command.InvoiceNo, command.Disputed);
        if (found == 0) throw new RuleViolationException("invoice.unknown", $"There is no invoice {command.InvoiceNo}.", command.InvoiceNo);
        await tx.CommitAsync(ct);
    }
}
