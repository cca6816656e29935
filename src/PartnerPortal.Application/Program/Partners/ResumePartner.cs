using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Partners;

/// <summary>Lets a suspended partner go on (spec 01.8): payouts are proposed and taken up again.</summary>
public sealed class ResumePartner(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">No such partner, not suspended, or no reason.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, string partnerId, string reason, CancellationToken ct) =>
        database.For(viewer, Permission.ManagePartners).OnceAsync(
            id, new { partnerId, reason }, unit => RunAsync(unit, viewer, partnerId, reason, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, string partnerId, string typed, CancellationToken ct)
    {
        var reason = ChangingPartner.Reason(typed, viewer, time.GetUtcNow());
        var partner = await ChangingPartner.LockAsync(unit, partnerId, ct);
        var calendar = await MonthCalendar.ReadAsync(unit.Sql, unit.Sql.ProgramId, time, ct);
        var before = new { partner.Agreement.Suspended };
        var change = partner.Agreement.Resume(calendar.Today, reason);
        await partner.TellAsync(
            unit, viewer, change, new StandingNews(MailKind.PartnerResumed, NoticeKind.PartnerResumed, reason.Text),
            new AuditEvent(AuditAction.PartnerResumed, partnerId, partnerId, before,
                new { partner.Agreement.Suspended, Reason = reason.Text }), ct);
    }
}
