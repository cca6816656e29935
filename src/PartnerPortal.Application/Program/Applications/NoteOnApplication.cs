using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Applications;

/// <summary>Adds a note to an application for the vendor's own people.</summary>
public sealed class NoteOnApplication(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">There is no such application, or the note is empty or too long.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, string number, string text, CancellationToken ct) =>
        database.For(viewer, Permission.DecideApplications).OnceAsync(
            id, new { number, text }, unit => RunAsync(unit, viewer, number, text, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, string number, string text, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        if (text.Trim().Length is < 1 or > 4000) throw new RuleViolationException("note.length", "A note has 1 to 4,000 characters.");
        var application = await OpenApplication.LockAsync(unit, number, ct);
        application.Note(text.Trim(), viewer.Name, at);
        await AuditTrail.WriteAsync(unit.Sql, viewer, at, new AuditEvent(AuditAction.ApplicationNoteAdded, number), ct);
    }
}
