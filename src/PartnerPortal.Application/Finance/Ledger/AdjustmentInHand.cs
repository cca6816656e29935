using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Data.Finance.Ledger;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Ledger;

/// <summary>A request for an adjustment that a person decides.</summary>
/// <param name="Unit">Where it is saved.</param>
/// <param name="Adjustment">Locked, and open when it was taken.</param>
internal sealed record AdjustmentInHand(PortalUnit Unit, Adjustment Adjustment)
{
    /// <exception cref="RuleViolationException">No such open request.</exception>
    public static async Task<AdjustmentInHand> TakeAsync(PortalUnit unit, Guid adjustmentId, CancellationToken ct)
    {
        var adjustment = await unit.Db.Locked<Adjustment>($"program_id = {unit.Sql.ProgramId} and adjustment_id = {adjustmentId}")
            .SingleOrDefaultAsync(ct) ?? throw Adjustment.NotOpen();
        adjustment.RequireOpen();
        return new AdjustmentInHand(unit, adjustment);
    }

    /// <summary>Puts down who decided it.</summary>
    public Task NoteAsync(Viewer viewer, AuditAction action, DateTimeOffset at, CancellationToken ct) => AuditTrail.WriteAsync(
        Unit.Sql, viewer, at, new AuditEvent(
            action, Adjustment.AdjustmentId.ToString(), Adjustment.PartnerId, After: new { Adjustment.Amount, Adjustment.Reason }), ct);
}
