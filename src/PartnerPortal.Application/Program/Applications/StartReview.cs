using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Data;
using PartnerPortal.Data.Program.Applications;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Applications;

/// <summary>Takes an application up (spec 03): the person becomes its reviewer, and the checklist of the day is its checklist.</summary>
public sealed class StartReview(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">There is none, or it does not wait any more.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, string number, CancellationToken ct) =>
        database.For(viewer, Permission.DecideApplications).OnceAsync(id, new { number }, unit => RunAsync(unit, viewer, number, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, string number, CancellationToken ct)
    {
        var application = await OpenApplication.LockAsync(unit, number, ct);
        var calendar = await MonthCalendar.ReadAsync(unit.Sql, unit.Sql.ProgramId, time, ct);
        var asked = await unit.Db.QualificationItems.AsNoTracking()
            .Where(item => item.ProgramId == unit.Sql.ProgramId && item.Active && item.ValidFrom <= calendar.Today).ToListAsync(ct);
        application.StartReview(viewer.UserId, asked.Select(item => ChecklistItem.Of(item, number)));
        await AuditTrail.WriteAsync(unit.Sql, viewer, time.GetUtcNow(), new AuditEvent(AuditAction.ApplicationReviewStarted, number), ct);
    }
}
