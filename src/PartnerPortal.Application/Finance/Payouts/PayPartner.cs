using PartnerPortal.Application.Finance.Ledger;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Data.Finance.Ledger;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Ledger;

namespace PartnerPortal.Application.Finance.Payouts;

/// <summary>The proposal of a closed period.</summary>
public sealed record PayoutCommand(string PartnerId, Month Period);

/// <summary>
/// A payout on its way: a person takes up the proposal of a close, a second one approves it, and marking it executed posts it (spec 01.8).
/// </summary>
public sealed class PayPartner(PortalDatabase database, TimeProvider time)
{
    private const string Proposal = """
        select payable, status, proposed_by, approved_at from payout_proposal
        where program_id = $1 and partner_id = $2 and period = $3 for update
        """;

    // What is booked, less what is held, less what is on its way already; purchases that were not due by the end of the period come on top.
    private const string Payable = $"""
        select coalesce((select sum(amount) from posting where program_id = $1 and partner_id = $2), 0)
            - {HeldCommission.Sum}
            - coalesce((select sum(payable) from payout_proposal where program_id = $1 and partner_id = $2 and status in ('proposed', 'approved')), 0)
        """;

    private const string Suspended = "select suspended from agreement where program_id = $1 and partner_id = $2";

    /// <exception cref="RuleViolationException">The proposal is not open, the partner is suspended, or more than what is payable today.</exception>
    public Task ProposeAsync(Viewer viewer, CommandId id, PayoutCommand command, CancellationToken ct) =>
        OnceAsync(viewer, id, command, new Step(AuditAction.PayoutProposed, "open", "proposed"), async (tx, found) =>
    {
        var payable = await tx.ScalarAsync<decimal>(Payable, ct, ProgramIds.Main, command.PartnerId) + await NotDueAsync(tx, command, ct);
        if (found.Payable > payable)
            throw new RuleViolationException("payout.too_much", $"Only {payable:0.00} is payable today.", payable);
        await tx.ExecuteAsync(
            "update payout_proposal set proposed_by = $4, proposed_at = $5 where program_id = $1 and partner_id = $2 and period = $3", ct,
            ProgramIds.Main, command.PartnerId, command.Period.First, viewer.UserId, time.GetUtcNow());
        var name = await PartnerName.ReadAsync(tx, command.PartnerId, ct);
        await Notices.ToStaffAsync(
            tx, time.GetUtcNow(), Permission.ApprovePayouts,
            new Notice(NoticeKind.PayoutProposed, $"payout-proposed:{command.PartnerId}:{command.Period}", "payouts", name, viewer.Name), ct, viewer.UserId);
    }, ct);

    /// <exception cref="RuleViolationException">It is not proposed, or by the same person, or the person has not proved lately who is there.</exception>
    public Task ApproveAsync(Viewer viewer, CommandId id, PayoutCommand command, CancellationToken ct) =>
        OnceAsync(viewer, id, command, new Step(AuditAction.PayoutApproved, "proposed", "approved"), async (tx, found) =>
    {
        // A command line has no session to prove itself in.
        if (viewer.SessionId is not null) await tx.RequireStepUpAsync(viewer, time.GetUtcNow(), ct);
        if (found.ProposedBy == viewer.UserId) throw new RuleViolationException("payout.second_person", "Another person has to approve what you proposed.");
        await tx.ExecuteAsync(
            "update payout_proposal set approved_by = $4, approved_at = $5 where program_id = $1 and partner_id = $2 and period = $3", ct,
            ProgramIds.Main, command.PartnerId, command.Period.First, viewer.UserId, time.GetUtcNow());
    }, ct);

    /// <summary>The money has left: posts the payout with the date on which it did.</summary>
    /// <exception cref="RuleViolationException">It is not approved, or the day is before the approval or has not come yet.</exception>
    public Task ExecuteAsync(Viewer viewer, CommandId id, PayoutCommand command, DateOnly executedOn, CancellationToken ct) =>
        OnceAsync(viewer, id, command, new Step(AuditAction.PayoutExecuted, "approved", "executed", executedOn), async (tx, found) =>
    {
        var calendar = await MonthCalendar.ReadAsync(tx, ProgramIds.Main, time, ct);
        var approvedOn = calendar.DateOf(found.ApprovedAt!.Value);
        if (executedOn < approvedOn || executedOn > calendar.Today)
        {
            throw new RuleViolationException(
                "payout.executed_on", $"The day is from {approvedOn:yyyy-MM-dd}, when it was approved, to today, {calendar.Today:yyyy-MM-dd}.",
                approvedOn, calendar.Today);
        }

        await tx.ExecuteAsync(
            "update payout_proposal set executed_on = $4 where program_id = $1 and partner_id = $2 and period = $3", ct,
            ProgramIds.Main, command.PartnerId, command.Period.First, executedOn);
        var posting = new Posting(
            Guid.CreateVersion7(), command.PartnerId, PostingKind.Payout, executedOn, calendar.PeriodOf(executedOn),
            new Money(-found.Payable, calendar.Currency), Cause.Of(command.Period.ToString()), new PostingWhy());
        await PostingWriter.WriteAsync(tx, ProgramIds.Main, new Recorded(time.GetUtcNow(), viewer.Name), [posting], ct);
        await Notices.ToPartnerAsync(
            tx, time.GetUtcNow(), command.PartnerId, Permission.SeeOwnLedger,
            new Notice(NoticeKind.PayoutExecuted, $"payout:{command.Period}", "earnings", new Money(found.Payable, calendar.Currency), executedOn), ct);
    }, ct);

    private Task OnceAsync(
        Viewer viewer, CommandId id, PayoutCommand command, Step step, Func<PortalTransaction, Found, Task> move, CancellationToken ct) =>
        database.For(viewer, Permission.ApprovePayouts).OnceAsync(
            id, new { command, step }, tx => MoveAsync(tx, viewer, command, step, move, ct), ct);

    // Whatever was posted of them since.
    private async Task<decimal> NotDueAsync(PortalTransaction tx, PayoutCommand command, CancellationToken ct)
    {
        var calendar = await MonthCalendar.ReadAsync(tx, ProgramIds.Main, time, ct);
        var notDue = await OpenPurchases.NotDueAsync(
            tx, ProgramIds.Main, [command.PartnerId], command.Period.Last, Month.Of(calendar.Today), calendar.Currency, ct);
        return notDue.TryGetValue(command.PartnerId, out var amount) ? amount.Amount : 0m;
    }

    private async Task MoveAsync(
        PortalTransaction tx, Viewer viewer, PayoutCommand command, Step step, Func<PortalTransaction, Found, Task> move, CancellationToken ct)
    {
        var (action, from, to, _) = step;
        await tx.ExecuteAsync($"select pg_advisory_xact_lock({MonthLock.Key})", ct, ProgramIds.Main);
        var found = await tx.ReadAsync(
            Proposal,
            row => new Found(
                row.GetDecimal(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetGuid(2), row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3)),
            ct,
            ProgramIds.Main, command.PartnerId, command.Period.First);
        if (found.Count == 0 || found[0].Status != from)
            throw new RuleViolationException("payout.state", $"The payout of {command.Period} is not {from}.", command.Period);
        if (action != AuditAction.PayoutExecuted && await tx.ScalarAsync<bool>(Suspended, ct, ProgramIds.Main, command.PartnerId))
            throw new RuleViolationException("payout.suspended", "The partner is suspended: nothing is paid out while that lasts.");
        await move(tx, found[0]);
        await tx.ExecuteAsync(
            "update payout_proposal set status = $4 where program_id = $1 and partner_id = $2 and period = $3", ct,
            ProgramIds.Main, command.PartnerId, command.Period.First, to);
        await AuditTrail.WriteAsync(tx, viewer, time.GetUtcNow(), new AuditEvent(
            action, command.Period.ToString(), command.PartnerId, new { Status = from }, new { Status = to, found[0].Payable }), ct);
    }

    private sealed record Step(AuditAction Action, string From, string To, DateOnly? On = null);

    private sealed record Found(decimal Payable, string Status, Guid? ProposedBy, DateTimeOffset? ApprovedAt);
}
