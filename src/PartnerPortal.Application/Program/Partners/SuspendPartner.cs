using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Partners;

/// <summary>
/// Suspends a partner (spec 01.4, 01.8): fees go on and commission is earned, but no payout is proposed or taken up while it
/// lasts. Its people keep their access.
/// </summary>
public sealed class SuspendPartner(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">No such partner, suspended or terminated already, or no reason.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, string partnerId, string reason, CancellationToken ct) =>
        database.For(viewer, Permission.ManagePartners).OnceAsync(
            id, new { partnerId, reason }, unit => RunAsync(unit, viewer, partnerId, reason, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, string partnerId, string typed, CancellationToken ct)
    {
        var reason = ChangingPartner.Reason(typed, viewer, time.GetUtcNow());
        var partner = await ChangingPartner.LockAsync(unit, partnerId, ct);
        var calendar = await MonthCalendar.ReadAsync(unit.Sql, unit.Sql.ProgramId, time, ct);
        var before = new { partner.Agreement.Suspended };
        var change = partner.Agreement.Suspend(calendar.Today, reason);
        await partner.TellAsync(
            unit, viewer, change, new StandingNews(MailKind.PartnerSuspended, NoticeKind.PartnerSuspended, reason.Text),
            new AuditEvent(AuditAction.PartnerSuspended, partnerId, partnerId, before,
                new { partner.Agreement.Suspended, Reason = reason.Text }), ct);
    }
}
