using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Applications;

/// <param name="Evidence">What shows it: text or a link; 3 to 2,000 characters.</param>
/// <param name="Met">The decision; null takes it back.</param>
public sealed record DecideCheckCommand(string Number, Guid ItemId, string Evidence, bool? Met);

/// <summary>Works through an application: takes it up, with the checklist of the day, decides its items, notes, hands it on (spec 03).</summary>
public sealed class ReviewApplication(PortalDatabase database, TimeProvider time)
{
    // The checklist is fixed here: what is changed in the settings later counts for later applications.
    private const string Checklist = """
        insert into application_check (program_id, application_no, item_id, position, required, texts)
        select program_id, $2, item_id, position, required, texts from qualification_item
        where program_id = $1 and active and valid_from <= $3
        """;

    /// <summary>Takes an application up; the person becomes its reviewer.</summary>
    /// <exception cref="RuleViolationException">There is none, or it does not wait any more.</exception>
    public Task StartAsync(Viewer viewer, CommandId id, string number, CancellationToken ct) =>
        database.For(viewer, Permission.DecideApplications).OnceAsync(id, new { number }, tx => StartAsync(tx, viewer, number, ct), ct);

    private async Task StartAsync(PortalTransaction tx, Viewer viewer, string number, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        await OpenApplication.LockAsync(tx, number, ct, ApplicationStatus.Applicant);
        var calendar = await MonthCalendar.ReadAsync(tx, ProgramIds.Main, time, ct);
        await tx.ExecuteAsync(
            "update partner_application set status = 'under_review', reviewer = $3 where program_id = $1 and application_no = $2", ct,
            ProgramIds.Main, number, viewer.UserId);
        await tx.ExecuteAsync(Checklist, ct, ProgramIds.Main, number, calendar.Today);
        await AuditTrail.WriteAsync(tx, viewer, at, new AuditEvent(AuditAction.ApplicationReviewStarted, number), ct);
    }

    /// <summary>Hands an application to another person of the vendor.</summary>
    /// <exception cref="RuleViolationException">It is not open, or that person may not decide.</exception>
    public Task AssignAsync(Viewer viewer, CommandId id, string number, Guid reviewer, CancellationToken ct) =>
        database.For(viewer, Permission.DecideApplications).OnceAsync(
            id, new { number, reviewer }, tx => AssignAsync(tx, viewer, number, reviewer, ct), ct);

    private async Task AssignAsync(PortalTransaction tx, Viewer viewer, string number, Guid reviewer, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        await OpenApplication.LockAsync(tx, number, ct, ApplicationStatus.UnderReview, ApplicationStatus.Approved);
        var name = await tx.ScalarAsync<string>(
            "select display_name from users where id = $1 and disabled_at is null and role = any($2)", ct,
            reviewer, Permissions.RolesWith(Permission.DecideApplications))
            ?? throw new RuleViolationException("application.reviewer", "This person cannot decide on applications.");
        await tx.ExecuteAsync(
            "update partner_application set reviewer = $3 where program_id = $1 and application_no = $2", ct, ProgramIds.Main, number, reviewer);
        await AuditTrail.WriteAsync(tx, viewer, at, new AuditEvent(AuditAction.ApplicationReviewerAssigned, number, After: new { Reviewer = name }), ct);
    }

    /// <summary>Decides an item of the checklist, or takes the decision back.</summary>
    /// <exception cref="RuleViolationException">It is not under review, there is no such item, or the evidence is missing.</exception>
    public Task DecideAsync(Viewer viewer, CommandId id, DecideCheckCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.DecideApplications).OnceAsync(id, command, tx => DecideAsync(tx, viewer, command, ct), ct);

    private async Task DecideAsync(PortalTransaction tx, Viewer viewer, DecideCheckCommand command, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var evidence = command.Evidence.Trim();
        if (command.Met is not null && evidence.Length is < 3 or > 2000)
            throw new RuleViolationException("check.evidence", "Say in 3 to 2,000 characters what shows it, or give a link.");
        await OpenApplication.LockAsync(tx, command.Number, ct, ApplicationStatus.UnderReview);
        var item = await tx.ScalarAsync<string>(
            """
            update application_check set met = $4, evidence = nullif($5, ''), decided_by = case when $4 is null then null else $6 end,
                decided_at = case when $4 is null then null else $7::timestamptz end
            where program_id = $1 and application_no = $2 and item_id = $3 returning texts ->> 'en'
            """,
            ct, ProgramIds.Main, command.Number, command.ItemId, command.Met, evidence, viewer.Name, at)
            ?? throw new RuleViolationException("check.unknown", "This item is not on the checklist.");
        await AuditTrail.WriteAsync(
            tx, viewer, at, new AuditEvent(AuditAction.ApplicationCheckDecided, command.Number, After: new { Item = item, command.Met, Evidence = evidence }), ct);
    }

    /// <summary>Adds a note for the vendor's own people.</summary>
    /// <exception cref="RuleViolationException">There is no such application, or the note is empty or too long.</exception>
    public Task NoteAsync(Viewer viewer, CommandId id, string number, string text, CancellationToken ct) =>
        database.For(viewer, Permission.DecideApplications).OnceAsync(
            id, new { number, text }, tx => NoteAsync(tx, viewer, number, text, ct), ct);

    private async Task NoteAsync(PortalTransaction tx, Viewer viewer, string number, string text, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        if (text.Trim().Length is < 1 or > 4000) throw new RuleViolationException("note.length", "A note has 1 to 4,000 characters.");
        await OpenApplication.LockAsync(tx, number, ct, Enum.GetValues<ApplicationStatus>());
        await tx.ExecuteAsync(
            "insert into application_note (program_id, application_no, note_id, text, written_by, written_at) values ($1, $2, $3, $4, $5, $6)", ct,
            ProgramIds.Main, number, Guid.CreateVersion7(at), text.Trim(), viewer.Name, at);
        await AuditTrail.WriteAsync(tx, viewer, at, new AuditEvent(AuditAction.ApplicationNoteAdded, number), ct);
    }
}
