using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Applications;

/// <summary>Rejects an application at any time before the agreement is accepted (spec 03); the applicant gets the reason in its
/// language.</summary>
public sealed class RejectApplication(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">Decided already, or no reason.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, string number, string reason, CancellationToken ct) =>
        database.For(viewer, Permission.DecideApplications).OnceAsync(
            id, new { number, reason }, unit => RunAsync(unit, viewer, number, reason.Trim(), ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, string number, string reason, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        if (reason.Length is < 3 or > 2000)
            throw new RuleViolationException("application.reason", "The applicant gets the reason: 3 to 2,000 characters.");
        var application = await OpenApplication.LockAsync(unit, number, ct);
        application.Reject(viewer.Name, reason, at);
        await Outbox.AddAsync(
            unit.Sql, at,
            new MailDraft(
                MailKind.ApplicationRejected, $"application-rejected:{number}", application.Email, application.Language,
                application.ContactName, application.Company, reason), ct);
        await AuditTrail.WriteAsync(unit.Sql, viewer, at,
            new AuditEvent(AuditAction.ApplicationRejected, number, After: new { Reason = reason }), ct);
    }
}
