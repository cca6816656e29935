using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Data;
using PartnerPortal.Data.Program.Agreements;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Agreements;

/// <param name="Language">One of the eight.</param>
/// <param name="ValidFrom">Today or later; the first text of a language may begin at any time.</param>
/// <param name="Body">Markdown, 20 to 100,000 characters.</param>
public sealed record WriteAgreementTextCommand(string Language, DateOnly ValidFrom, string Body);

/// <summary>Writes a version of the agreement text, or again the one of the same day as long as nobody has accepted it.</summary>
public sealed class WriteAgreementText(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">Too short or long, before today, too far ahead, or accepted by somebody.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, WriteAgreementTextCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.ManageAgreementTexts).OnceAsync(id, command, unit => RunAsync(unit, viewer, command, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, WriteAgreementTextCommand command, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var body = command.Body.ReplaceLineEndings("\n").Trim();
        if (body.Length is < 20 or > 100_000)
            throw new RuleViolationException("agreement_text.length", "An agreement has 20 to 100,000 characters.");
        var calendar = await MonthCalendar.ReadAsync(unit.Sql, unit.Sql.ProgramId, time, ct);
        // One after the other, so that the same day twice at once is one version.
        await unit.Sql.ExecuteAsync("select pg_advisory_xact_lock(hashtextextended('partner-portal/agreement-text/' || $1, 0))", ct,
            unit.Sql.ProgramId);
        var versions = await unit.Db.AgreementTexts.Where(text => text.ProgramId == unit.Sql.ProgramId && text.Language == command.Language)
            .ToListAsync(ct);
        if (versions.Count > 0 && command.ValidFrom < calendar.Today)
            throw new RuleViolationException("agreement_text.past", "A new version begins today or later.", calendar.Today);
        var latest = DateLimits.Latest(calendar.Today);
        if (command.ValidFrom < DateLimits.Earliest || command.ValidFrom > latest)
        {
            throw new RuleViolationException(
                "agreement_text.valid_from", $"A version begins between {DateLimits.Earliest:yyyy-MM-dd} and {latest:yyyy-MM-dd}.",
                DateLimits.Earliest, latest);
        }

        if (await unit.Db.Acceptances.AnyAsync(
            one => one.ProgramId == unit.Sql.ProgramId && one.Language == command.Language && one.ValidFrom == command.ValidFrom, ct))
        {
            throw new RuleViolationException(
                "agreement_text.accepted", "Somebody has accepted the version of this day: it stays as it is. Choose a later day.",
                command.ValidFrom);
        }

        var text = versions.SingleOrDefault(version => version.ValidFrom == command.ValidFrom) ?? unit.Db.Add(New(command)).Entity;
        text.Publish(body, viewer.Name, at);
        await AuditTrail.WriteAsync(
            unit.Sql, viewer, at,
            new AuditEvent(AuditAction.AgreementTextWritten, $"{command.Language} {command.ValidFrom:yyyy-MM-dd}",
                After: new { text.Hash }), ct);
    }

    private static AgreementTextRow New(WriteAgreementTextCommand command) =>
        new() { ProgramId = DataScope.All.ProgramId, Language = command.Language, ValidFrom = command.ValidFrom };
}
