using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Applications;

/// <summary>Hands an application to another person of the vendor.</summary>
public sealed class AssignReviewer(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">It is not open, or that person may not decide.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, string number, Guid reviewer, CancellationToken ct) =>
        database.For(viewer, Permission.DecideApplications).OnceAsync(
            id, new { number, reviewer }, unit => RunAsync(unit, viewer, number, reviewer, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, string number, Guid reviewer, CancellationToken ct)
    {
        var application = await OpenApplication.LockAsync(unit, number, ct);
        application.AssignTo(reviewer);
        var name = await unit.Db.People(StaffRoles.With(Permission.DecideApplications))
            .Where(person => person.Id == reviewer).Select(person => person.DisplayName).SingleOrDefaultAsync(ct)
            ?? throw new RuleViolationException("application.reviewer", "This person cannot decide on applications.");
        await AuditTrail.WriteAsync(
            unit.Sql, viewer, time.GetUtcNow(),
            new AuditEvent(AuditAction.ApplicationReviewerAssigned, number, After: new { Reviewer = name }), ct);
    }
}
