using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Application.Program.Agreements;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Applications;

/// <summary>Approves or rejects an application (spec 03); the applicant is told in its language.</summary>
public sealed class DecideApplication(PortalDatabase database, TimeProvider time)
{
    private const string Open = """
        select count(*) from application_check where program_id = $1 and application_no = $2 and required and met is distinct from true
        """;

    /// <summary>Approves: the applicant gets a personal link to read and accept the agreement.</summary>
    /// <exception cref="RuleViolationException">Not under review, a required item is not met, the address belongs to somebody, or there is no agreement text yet.</exception>
    public Task ApproveAsync(Viewer viewer, CommandId id, string number, CancellationToken ct) =>
        database.For(viewer, Permission.DecideApplications).OnceAsync(id, new { number }, tx => ApproveAsync(tx, viewer, number, ct), ct);

    private async Task ApproveAsync(PortalTransaction tx, Viewer viewer, string number, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var application = await OpenApplication.LockAsync(tx, number, ct, ApplicationStatus.UnderReview);
        var open = await tx.ScalarAsync<long>(Open, ct, ProgramIds.Main, number);
        if (open > 0) throw new RuleViolationException("application.checks_open", $"{open} required items of the checklist are not met yet.", (int)open);
        if (await tx.ScalarAsync<bool>("select exists (select from users where normalized_email = $1)", ct, application.Email.ToUpperInvariant()))
            throw new RuleViolationException("user.taken", $"There is a user {application.Email} already.", application.Email);
        var calendar = await MonthCalendar.ReadAsync(tx, ProgramIds.Main, time, ct);
        if (await AgreementTextStore.InForceAsync(tx, application.Language, calendar.Today, ct) is null)
            throw new RuleViolationException("agreement.no_text", "There is no agreement text yet. Write one in the settings first.");

        await tx.ExecuteAsync(
            "update partner_application set status = 'approved', decided_by = $3, decided_at = $4 where program_id = $1 and application_no = $2", ct,
            ProgramIds.Main, number, viewer.Name, at);
        await AgreementLink.SendAsync(tx, application, at, ct);
        await AuditTrail.WriteAsync(tx, viewer, at, new AuditEvent(AuditAction.ApplicationApproved, number), ct);
    }

    /// <summary>Rejects, at any time before the agreement is accepted; the applicant gets the reason, and an agreement link is void.</summary>
    /// <exception cref="RuleViolationException">Decided already, or no reason.</exception>
    public Task RejectAsync(Viewer viewer, CommandId id, string number, string reason, CancellationToken ct) =>
        database.For(viewer, Permission.DecideApplications).OnceAsync(
            id, new { number, reason }, tx => RejectAsync(tx, viewer, number, reason, ct), ct);

    private async Task RejectAsync(PortalTransaction tx, Viewer viewer, string number, string reason, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        if (reason.Trim().Length is < 3 or > 2000) throw new RuleViolationException("application.reason", "The applicant gets the reason: 3 to 2,000 characters.");
        var application = await OpenApplication.LockAsync(tx, number, ct, ApplicationStatus.Applicant, ApplicationStatus.UnderReview, ApplicationStatus.Approved);
        await tx.ExecuteAsync(
            """
            update partner_application set status = 'rejected', decided_by = $3, decided_at = $4, reject_reason = $5, agreement_hash = null, agreement_until = null
            where program_id = $1 and application_no = $2
            """,
            ct, ProgramIds.Main, number, viewer.Name, at, reason.Trim());
        await Outbox.AddAsync(
            tx, at,
            new MailDraft(
                MailKind.ApplicationRejected, $"application-rejected:{number}", application.Email, application.Language,
                application.ContactName, application.Company, reason.Trim()), ct);
        await AuditTrail.WriteAsync(tx, viewer, at, new AuditEvent(AuditAction.ApplicationRejected, number, After: new { Reason = reason.Trim() }), ct);
    }
}
