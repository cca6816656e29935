using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Program.Agreements;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Applications;

/// <summary>Approves an application (spec 03): the applicant gets a personal link to read and accept the agreement.</summary>
public sealed class ApproveApplication(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">Not under review, a required item is not met, the address belongs to somebody, or there is
    /// no agreement text yet.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, string number, CancellationToken ct) =>
        database.For(viewer, Permission.DecideApplications).OnceAsync(id, new { number }, unit => RunAsync(unit, viewer, number, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, string number, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var application = await OpenApplication.LockWithChecksAsync(unit, number, ct);
        application.Approve(viewer.Name, at);
        var address = application.Email.ToUpperInvariant();
        if (await unit.Db.Users.AnyAsync(user => user.NormalizedEmail == address, ct))
            throw new RuleViolationException("user.taken", $"There is a user {application.Email} already.", application.Email);
        var calendar = await MonthCalendar.ReadAsync(unit.Sql, unit.Sql.ProgramId, time, ct);
        if (await unit.Db.TextInForceAsync(application.Language, calendar.Today, ct) is null)
            throw new RuleViolationException("agreement.no_text", "There is no agreement text yet. Write one in the settings first.");
        await AgreementLink.SendAsync(unit, application, at, ct);
        await AuditTrail.WriteAsync(unit.Sql, viewer, at, new AuditEvent(AuditAction.ApplicationApproved, number), ct);
    }
}
