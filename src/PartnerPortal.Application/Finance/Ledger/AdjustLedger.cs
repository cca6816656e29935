using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Data.Finance.Ledger;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Ledger;

namespace PartnerPortal.Application.Finance.Ledger;

/// <param name="Amount">Plus is in the partner's favour; whole cents within <see cref="AmountLimits.Adjustment"/>, not zero; program currency.</param>
/// <param name="Reason">Shown to the partner; 3 to 500 characters.</param>
public sealed record RequestAdjustmentCommand(string PartnerId, decimal Amount, string Reason);

/// <summary>
/// A correction of a partner's account: one person asks for it, another one approves it, and then it is posted (spec 01.7). From a set sum
/// on (<see cref="AdjustmentPolicy"/>) both prove again who is there.
/// </summary>
public sealed class AdjustLedger(PortalDatabase database, TimeProvider time, AdjustmentPolicy? policy = null)
{
    private readonly AdjustmentPolicy _policy = policy ?? AdjustmentPolicy.Default;

    /// <returns>The request, to be approved by somebody else.</returns>
    /// <exception cref="RuleViolationException">No such partner, no whole cents, zero, out of bounds, no reason, or a large sum without a fresh proof.</exception>
    public Task<Guid> RequestAsync(Viewer viewer, CommandId id, RequestAdjustmentCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.PostAdjustments).OnceAsync(id, command, tx => RequestAsync(tx, viewer, command, ct), ct);

    private async Task<Guid> RequestAsync(PortalTransaction tx, Viewer viewer, RequestAdjustmentCommand command, CancellationToken ct)
    {
        CheckAmount(command.Amount);
        if (command.Reason.Trim().Length is < 3 or > 500) throw new RuleViolationException("adjustment.reason", "A reason has 3 to 500 characters.");

        var (id, at) = (Guid.CreateVersion7(), time.GetUtcNow());
        await RequireProofAsync(tx, viewer, command.Amount, at, ct);
        var added = await tx.ExecuteAsync(
            """
            insert into adjustment (program_id, partner_id, adjustment_id, amount, reason, requested_by, requested_at)
            select program_id, partner_id, $3, $4, $5, $6, $7 from agreement where program_id = $1 and partner_id = $2
            """,
            ct, ProgramIds.Main, command.PartnerId, id, command.Amount, command.Reason.Trim(), viewer.UserId, at);
        if (added == 0) throw new RuleViolationException("partner.unknown", $"There is no partner {command.PartnerId}.", command.PartnerId);
        await AuditTrail.WriteAsync(tx, viewer, at, new AuditEvent(
            AuditAction.AdjustmentRequested, id.ToString(), command.PartnerId, After: new { command.Amount, Reason = command.Reason.Trim() }), ct);
        var name = await PartnerName.ReadAsync(tx, command.PartnerId, ct);
        await Notices.ToStaffAsync(
            tx, at, Permission.PostAdjustments, new Notice(NoticeKind.AdjustmentRequested, $"adjustment:{id}", "adjustments", name, viewer.Name), ct, viewer.UserId);
        return id;
    }

    /// <summary>Approves a request and posts it with today's date.</summary>
    /// <exception cref="RuleViolationException">No such open request, the same person asked for it, out of bounds, or a large sum without a fresh proof.</exception>
    public Task ApproveAsync(Viewer viewer, CommandId id, Guid adjustmentId, CancellationToken ct) =>
        database.For(viewer, Permission.PostAdjustments).OnceAsync(
            id, new { adjustmentId }, tx => ApproveAsync(tx, viewer, adjustmentId, ct), ct);

    private async Task ApproveAsync(PortalTransaction tx, Viewer viewer, Guid adjustmentId, CancellationToken ct)
    {
        await tx.ExecuteAsync($"select pg_advisory_xact_lock({MonthLock.Key})", ct, ProgramIds.Main);
        var open = await tx.ReadAsync(
            "select partner_id, amount, reason, requested_by from adjustment where program_id = $1 and adjustment_id = $2 and approved_by is null and rejected_by is null for update",
            row => (PartnerId: row.GetString(0), Amount: row.GetDecimal(1), Reason: row.GetString(2), RequestedBy: row.GetGuid(3)),
            ct, ProgramIds.Main, adjustmentId);
        if (open.Count == 0) throw new RuleViolationException("adjustment.not_open", "This adjustment does not wait for an approval.");
        await RequireProofAsync(tx, viewer, open[0].Amount, time.GetUtcNow(), ct);
        if (open[0].RequestedBy == viewer.UserId) throw new RuleViolationException("adjustment.second_person", "Another person has to approve what you asked for.");
        CheckAmount(open[0].Amount);

        var calendar = await MonthCalendar.ReadAsync(tx, ProgramIds.Main, time, ct);
        await tx.ExecuteAsync(
            "update adjustment set approved_by = $3, approved_at = $4 where program_id = $1 and adjustment_id = $2", ct,
            ProgramIds.Main, adjustmentId, viewer.UserId, time.GetUtcNow());
        var posting = new Posting(
            Guid.CreateVersion7(), open[0].PartnerId, PostingKind.Adjustment, calendar.Today, calendar.PeriodOf(calendar.Today),
            new Money(open[0].Amount, calendar.Currency), Cause.Of(adjustmentId.ToString()), new PostingWhy { Text = open[0].Reason });
        await PostingWriter.WriteAsync(tx, ProgramIds.Main, new Recorded(time.GetUtcNow(), viewer.Name), [posting], ct);
        await AuditTrail.WriteAsync(tx, viewer, time.GetUtcNow(), new AuditEvent(
            AuditAction.AdjustmentApproved, adjustmentId.ToString(), open[0].PartnerId, After: new { open[0].Amount, open[0].Reason }), ct);
    }

    /// <summary>Turns a request down; whoever made it may take it back.</summary>
    /// <exception cref="RuleViolationException">No such open request.</exception>
    public Task RejectAsync(Viewer viewer, CommandId id, Guid adjustmentId, CancellationToken ct) =>
        database.For(viewer, Permission.PostAdjustments).OnceAsync(
            id, new { adjustmentId }, tx => RejectAsync(tx, viewer, adjustmentId, ct), ct);

    private async Task RejectAsync(PortalTransaction tx, Viewer viewer, Guid adjustmentId, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var rejected = await tx.ReadAsync(
            """
            update adjustment set rejected_by = $3, rejected_at = $4
            where program_id = $1 and adjustment_id = $2 and approved_by is null and rejected_by is null returning partner_id, amount, reason
            """,
            row => (PartnerId: row.GetString(0), Amount: row.GetDecimal(1), Reason: row.GetString(2)), ct, ProgramIds.Main, adjustmentId, viewer.UserId, at);
        if (rejected.Count == 0) throw new RuleViolationException("adjustment.not_open", "This adjustment does not wait for an approval.");
        await AuditTrail.WriteAsync(tx, viewer, at, new AuditEvent(
            AuditAction.AdjustmentRejected, adjustmentId.ToString(), rejected[0].PartnerId, After: new { rejected[0].Amount, rejected[0].Reason }), ct);
    }

    private static void CheckAmount(decimal amount)
    {
        var limits = AmountLimits.Adjustment;
        if (amount == 0 || !limits.HasFewDecimals(amount))
            throw new RuleViolationException("adjustment.amount", "An adjustment is an amount in whole cents, and not zero.");
        if (!limits.Reaches(amount))
        {
            throw new RuleViolationException(
                "adjustment.limit", $"An adjustment is from {limits.Least:0.00} to {limits.Most:0.00}.", limits.Least, limits.Most);
        }
    }

    // A command line has no session to prove itself in.
    private async Task RequireProofAsync(PortalTransaction tx, Viewer viewer, decimal amount, DateTimeOffset at, CancellationToken ct)
    {
        if (viewer.SessionId is not null && _policy.NeedsProof(amount)) await tx.RequireStepUpAsync(viewer, at, ct);
    }
}
