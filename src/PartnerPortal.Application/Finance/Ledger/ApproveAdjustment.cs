using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Data;
using PartnerPortal.Data.Finance.Ledger;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Ledger;

namespace PartnerPortal.Application.Finance.Ledger;

/// <param name="AdjustmentId">A request that waits.</param>
public sealed record ApproveAdjustmentCommand(Guid AdjustmentId);

/// <summary>A second person approves an adjustment, which posts it with today's date (spec 01.7).</summary>
public sealed class ApproveAdjustment(PortalDatabase database, TimeProvider time, AdjustmentPolicy? policy = null)
{
    private readonly AdjustmentPolicy _policy = policy ?? AdjustmentPolicy.Default;

    /// <exception cref="RuleViolationException">
    /// No such open request, the same person asked for it, out of bounds, or a large sum without a fresh proof.
    /// </exception>
    public Task RunAsync(Viewer viewer, CommandId id, ApproveAdjustmentCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.PostAdjustments).OnceAsync(id, command, unit => RunAsync(unit, viewer, command, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, ApproveAdjustmentCommand command, CancellationToken ct)
    {
        await MonthLock.HoldAsync(unit.Sql, unit.Sql.ProgramId, ct);
        var (inHand, at) = (await AdjustmentInHand.TakeAsync(unit, command.AdjustmentId, ct), time.GetUtcNow());
        var adjustment = inHand.Adjustment;
        await _policy.RequireProofAsync(unit.Sql, viewer, adjustment.Amount, at, ct);
        adjustment.Approve(viewer.UserId, at);

        var calendar = await MonthCalendar.ReadAsync(unit.Sql, unit.Sql.ProgramId, time, ct);
        var posting = new Posting(
            Guid.CreateVersion7(), adjustment.PartnerId, PostingKind.Adjustment, calendar.Today, calendar.PeriodOf(calendar.Today),
            new Money(adjustment.Amount, calendar.Currency), Cause.Of(adjustment.AdjustmentId.ToString()),
            new PostingWhy { Text = adjustment.Reason });
        await PostingWriter.WriteAsync(unit.Sql, unit.Sql.ProgramId, new Recorded(at, viewer.Name), [posting], ct);
        await inHand.NoteAsync(viewer, AuditAction.AdjustmentApproved, at, ct);
    }
}
