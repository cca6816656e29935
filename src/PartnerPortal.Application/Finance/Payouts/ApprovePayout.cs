using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Payouts;

namespace PartnerPortal.Application.Finance.Payouts;

/// <summary>A second person approves a payout that somebody proposed (spec 01.8).</summary>
public sealed class ApprovePayout(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">
    /// It is not proposed, or by the same person, the partner is suspended, or the person has not proved lately who is there.
    /// </exception>
    public Task RunAsync(Viewer viewer, CommandId id, PayoutCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.ApprovePayouts).OnceAsync(id, command, unit => RunAsync(unit, viewer, command, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, PayoutCommand command, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var inHand = await PayoutInHand.TakeAsync(unit, command.PartnerId, command.Period, PayoutStatus.Proposed, ct);
        await inHand.RequireNotSuspendedAsync(ct);
        // A command line has no session to prove itself in.
        if (viewer.SessionId is not null) await unit.Sql.RequireStepUpAsync(viewer, at, ct);
        inHand.Payout.Approve(viewer.UserId, at);
        await inHand.NoteAsync(viewer, AuditAction.PayoutApproved, at, ct);
    }
}
