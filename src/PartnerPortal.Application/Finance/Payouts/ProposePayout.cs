using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Finance.Ledger;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Data.Finance.Payouts;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Payouts;

namespace PartnerPortal.Application.Finance.Payouts;

/// <summary>A person takes up what a close proposed to pay out; somebody else has to approve it (spec 01.8).</summary>
public sealed class ProposePayout(PortalDatabase database, TimeProvider time)
{
    // What is booked, less what is held.
    private const string Booked = $"""
        select coalesce((select sum(amount) from posting where program_id = $1 and partner_id = $2), 0) - {HeldCommission.Sum}
        """;

    /// <exception cref="RuleViolationException">It is not open, the partner is suspended, or more than what is payable today.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, PayoutCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.ApprovePayouts).OnceAsync(id, command, unit => RunAsync(unit, viewer, command, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, PayoutCommand command, CancellationToken ct)
    {
        var inHand = await PayoutInHand.TakeAsync(unit, command.PartnerId, command.Period, PayoutStatus.Open, ct);
        await inHand.RequireNotSuspendedAsync(ct);
        var (payout, at) = (inHand.Payout, time.GetUtcNow());
        var payable = await PayableAsync(unit, payout, ct);
        if (payout.Payable > payable)
            throw new RuleViolationException("payout.too_much", $"Only {payable:0.00} is payable today.", payable);
        payout.Propose(viewer.UserId, at);
        await Notices.ToStaffAsync(
            unit.Sql, at, Permission.ApprovePayouts,
            new Notice(
                NoticeKind.PayoutProposed, $"payout-proposed:{payout.PartnerId}:{payout.Period}", "payouts",
                await PartnerName.ReadAsync(unit.Sql, payout.PartnerId, ct), viewer.Name),
            ct, viewer.UserId);
        await inHand.NoteAsync(viewer, AuditAction.PayoutProposed, at, ct);
    }

    // Less what is on its way already; purchases that were not due by the end of the period come on top, whatever was posted of them since.
    private async Task<decimal> PayableAsync(PortalUnit unit, Payout payout, CancellationToken ct)
    {
        var booked = await unit.Sql.ScalarAsync<decimal>(Booked, ct, payout.ProgramId, payout.PartnerId);
        var onItsWay = await unit.Db.Payouts
            .Where(other => other.ProgramId == payout.ProgramId && other.PartnerId == payout.PartnerId
                && (other.Status == PayoutStatus.Proposed || other.Status == PayoutStatus.Approved))
            .SumAsync(other => other.Payable, ct);
        var calendar = await MonthCalendar.ReadAsync(unit.Sql, payout.ProgramId, time, ct);
        var notDue = await OpenPurchases.NotDueAsync(
            unit.Sql, payout.ProgramId, [payout.PartnerId], payout.Period.Last, Month.Of(calendar.Today), calendar.Currency, ct);
        return booked - onItsWay + (notDue.TryGetValue(payout.PartnerId, out var amount) ? amount.Amount : 0m);
    }
}
