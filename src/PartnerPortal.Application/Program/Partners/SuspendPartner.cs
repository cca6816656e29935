using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Partners;

/// <summary>
/// Suspends a partner, or lets it go on (spec 01.4, 01.8): fees go on and commission is earned, but no payout is proposed or taken up while
/// it lasts. Its people keep their access.
/// </summary>
public sealed class SuspendPartner(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">No such partner, suspended or terminated already, or no reason.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, string partnerId, string reason, CancellationToken ct) =>
        OnceAsync(viewer, id, partnerId, new Step(StatusChange.Suspended, AuditAction.PartnerSuspended, MailKind.PartnerSuspended, NoticeKind.PartnerSuspended), reason, ct);

    /// <exception cref="RuleViolationException">No such partner, not suspended, or no reason.</exception>
    public Task ResumeAsync(Viewer viewer, CommandId id, string partnerId, string reason, CancellationToken ct) =>
        OnceAsync(viewer, id, partnerId, new Step(StatusChange.Resumed, AuditAction.PartnerResumed, MailKind.PartnerResumed, NoticeKind.PartnerResumed), reason, ct);

    private Task OnceAsync(Viewer viewer, CommandId id, string partnerId, Step step, string typed, CancellationToken ct) =>
        database.For(viewer, Permission.ManagePartners).OnceAsync(
            id, new { partnerId, step, typed }, tx => MoveAsync(tx, viewer, partnerId, step, typed, ct), ct);

    private async Task MoveAsync(PortalTransaction tx, Viewer viewer, string partnerId, Step step, string typed, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var reason = ChangingPartner.Reason(typed);
        var partner = await ChangingPartner.LockAsync(tx, partnerId, ct);
        var calendar = await MonthCalendar.ReadAsync(tx, ProgramIds.Main, time, ct);
        partner.RequireRunning(calendar.Today);
        var suspend = step.Change == StatusChange.Suspended;
        if (partner.Suspended == suspend)
            throw suspend
                ? new RuleViolationException("standing.suspended", "The partner is suspended already.")
                : new RuleViolationException("standing.not_suspended", "The partner is not suspended.");

        await tx.ExecuteAsync("update agreement set suspended = $3 where program_id = $1 and partner_id = $2", ct, ProgramIds.Main, partnerId, suspend);
        var id = await partner.RecordAsync(tx, viewer, new StatusRecord(step.Change, calendar.Today, reason), at, ct);
        if (partner.Email is not null)
            await Outbox.AddAsync(tx, at, new MailDraft(step.Mail, $"standing:{id}", partner.Email, partner.Language, partner.Addressee, partner.Name, reason), ct);
        await Notices.ToPartnerAsync(tx, at, partnerId, Permission.SeeOwnCompany, new Notice(step.Notice, $"standing:{id}", "company/agreement", reason), ct);
        await AuditTrail.WriteAsync(
            tx, viewer, at, new AuditEvent(step.Action, partnerId, partnerId, new { partner.Suspended }, new { Suspended = suspend, Reason = reason }), ct);
    }

    private sealed record Step(StatusChange Change, AuditAction Action, MailKind Mail, NoticeKind Notice);
}
