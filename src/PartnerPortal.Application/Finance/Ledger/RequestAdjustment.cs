using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Data.Finance.Ledger;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Ledger;

/// <param name="Amount">
/// Plus is in the partner's favour; whole cents within <see cref="AmountLimits.Adjustment"/>, not zero; program currency.
/// </param>
/// <param name="Reason">Shown to the partner; 3 to 500 characters.</param>
public sealed record RequestAdjustmentCommand(string PartnerId, decimal Amount, string Reason);

/// <summary>One person asks for a correction of a partner's account; somebody else approves it (spec 01.7).</summary>
public sealed class RequestAdjustment(PortalDatabase database, TimeProvider time, AdjustmentPolicy? policy = null)
{
    private const string Known = "select exists (select from agreement where program_id = $1 and partner_id = $2)";

    private readonly AdjustmentPolicy _policy = policy ?? AdjustmentPolicy.Default;

    /// <returns>The request, to be approved by somebody else.</returns>
    /// <exception cref="RuleViolationException">
    /// No such partner, no whole cents, zero, out of bounds, no reason, or a large sum without a fresh proof.
    /// </exception>
    public Task<Guid> RunAsync(Viewer viewer, CommandId id, RequestAdjustmentCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.PostAdjustments).OnceAsync(id, command, unit => RunAsync(unit, viewer, command, ct), ct);

    private async Task<Guid> RunAsync(PortalUnit unit, Viewer viewer, RequestAdjustmentCommand command, CancellationToken ct)
    {
        var (reason, at) = (Adjustment.CheckedReason(command.Amount, command.Reason), time.GetUtcNow());
        await _policy.RequireProofAsync(unit.Sql, viewer, command.Amount, at, ct);
        if (!await unit.Sql.ScalarAsync<bool>(Known, ct, unit.Sql.ProgramId, command.PartnerId))
            throw new RuleViolationException("partner.unknown", $"There is no partner {command.PartnerId}.", command.PartnerId);
        var adjustment = new Adjustment
        {
            ProgramId = unit.Sql.ProgramId, PartnerId = command.PartnerId, AdjustmentId = Guid.CreateVersion7(), Amount = command.Amount,
            Reason = reason, RequestedBy = viewer.UserId, RequestedAt = at,
        };
        unit.Db.Add(adjustment);
        await NoteAsync(unit.Sql, viewer, adjustment, at, ct);
        return adjustment.AdjustmentId;
    }

    private static async Task NoteAsync(PortalTransaction tx, Viewer viewer, Adjustment adjustment, DateTimeOffset at, CancellationToken ct)
    {
        await AuditTrail.WriteAsync(tx, viewer, at, new AuditEvent(
            AuditAction.AdjustmentRequested, adjustment.AdjustmentId.ToString(), adjustment.PartnerId,
            After: new { adjustment.Amount, adjustment.Reason }), ct);
        var name = await PartnerName.ReadAsync(tx, adjustment.PartnerId, ct);
        var notice = new Notice(NoticeKind.AdjustmentRequested, $"adjustment:{adjustment.AdjustmentId}", "adjustments", name, viewer.Name);
        await Notices.ToStaffAsync(tx, at, Permission.PostAdjustments, notice, ct, viewer.UserId);
    }
}
