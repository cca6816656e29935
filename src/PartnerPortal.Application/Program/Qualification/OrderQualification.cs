using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Data.Program.Qualification;

namespace PartnerPortal.Application.Program.Qualification;

/// <summary>Puts the checklist for applicants in another order.</summary>
public sealed class OrderQualification(PortalDatabase database, TimeProvider time)
{
    public Task RunAsync(Viewer viewer, CommandId id, IReadOnlyList<Guid> items, CancellationToken ct) =>
        database.For(viewer, Permission.ManageQualification).OnceAsync(id, new { items }, unit => RunAsync(unit, viewer, items, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, IReadOnlyList<Guid> items, CancellationToken ct)
    {
        var wanted = items.ToArray();
        var stored =
            await unit.Db.Locked<QualificationItemRow>($"program_id = {unit.Sql.ProgramId} and item_id = any({wanted}) order by item_id")
                .ToListAsync(ct);
        foreach (var item in stored) item.PlaceAt(Array.IndexOf(wanted, item.ItemId) + 1);
        await AuditTrail.WriteAsync(unit.Sql, viewer, time.GetUtcNow(), new AuditEvent(AuditAction.QualificationEdited, "order"), ct);
    }
}
