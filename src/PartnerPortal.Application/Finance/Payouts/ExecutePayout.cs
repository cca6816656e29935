using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Data.Finance.Ledger;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Finance.Payouts;

namespace PartnerPortal.Application.Finance.Payouts;

/// <param name="ExecutedOn">The day on which the money left: from the approval to today.</param>
public sealed record ExecutePayoutCommand(string PartnerId, Month Period, DateOnly ExecutedOn);

/// <summary>The money of an approved payout has left: posts it with the date on which it did (spec 01.8).</summary>
public sealed class ExecutePayout(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">It is not approved, or the day is before the approval or has not come yet.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, ExecutePayoutCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.ApprovePayouts).OnceAsync(id, command, unit => RunAsync(unit, viewer, command, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, ExecutePayoutCommand command, CancellationToken ct)
    {
        var inHand = await PayoutInHand.TakeAsync(unit, command.PartnerId, command.Period, PayoutStatus.Approved, ct);
        var (payout, on, at) = (inHand.Payout, command.ExecutedOn, time.GetUtcNow());
        var calendar = await MonthCalendar.ReadAsync(unit.Sql, payout.ProgramId, time, ct);
        payout.Execute(on, calendar.DateOf(payout.ApprovedAt!.Value), calendar.Today);
        var paid = new Money(payout.Payable, calendar.Currency);
        var posting = new Posting(
            Guid.CreateVersion7(), payout.PartnerId, PostingKind.Payout, on, calendar.PeriodOf(on), -paid,
            Cause.Of(payout.Period.ToString()), new PostingWhy());
        await PostingWriter.WriteAsync(unit.Sql, payout.ProgramId, new Recorded(at, viewer.Name), [posting], ct);
        await Notices.ToPartnerAsync(
            unit.Sql, at, payout.PartnerId, Permission.SeeOwnLedger,
            new Notice(NoticeKind.PayoutExecuted, $"payout:{payout.Period}", "earnings", paid, on), ct);
        await inHand.NoteAsync(viewer, AuditAction.PayoutExecuted, at, ct);
    }
}
