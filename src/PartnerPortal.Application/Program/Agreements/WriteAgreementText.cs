using System.Security.Cryptography;
using System.Text;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Agreements;

/// <param name="Language">One of the eight.</param>
/// <param name="ValidFrom">Today or later; the first text of a language may begin at any time.</param>
/// <param name="Body">Markdown, 20 to 100,000 characters.</param>
public sealed record WriteAgreementTextCommand(string Language, DateOnly ValidFrom, string Body);

/// <summary>Writes a version of the agreement text, or again the one of the same day as long as nobody has accepted it.</summary>
public sealed class WriteAgreementText(PortalDatabase database, TimeProvider time)
{
    private const string Known = """
        select count(*), exists (select from agreement_acceptance a where a.program_id = $1 and a.language = $2 and a.valid_from = $3)
        from agreement_text where program_id = $1 and language = $2
        """;

    private const string Write = """
        insert into agreement_text (program_id, language, valid_from, body, hash, written_by, written_at) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (program_id, language, valid_from) do update
        set body = excluded.body, hash = excluded.hash, written_by = excluded.written_by, written_at = excluded.written_at
        """;

    /// <exception cref="RuleViolationException">Too short or long, before today, too far ahead, or accepted by somebody.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, WriteAgreementTextCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.ManageAgreementTexts).OnceAsync(id, command, tx => RunAsync(tx, viewer, command, ct), ct);

    private async Task RunAsync(PortalTransaction tx, Viewer viewer, WriteAgreementTextCommand command, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var body = command.Body.ReplaceLineEndings("\n").Trim();
        if (body.Length is < 20 or > 100_000) throw new RuleViolationException("agreement_text.length", "An agreement has 20 to 100,000 characters.");
        var calendar = await MonthCalendar.ReadAsync(tx, ProgramIds.Main, time, ct);
        var known = (await tx.ReadAsync(
            Known, row => (Versions: row.GetInt64(0), Accepted: row.GetBoolean(1)), ct, ProgramIds.Main, command.Language, command.ValidFrom)).Single();
        if (known.Versions > 0 && command.ValidFrom < calendar.Today)
            throw new RuleViolationException("agreement_text.past", "A new version begins today or later.", calendar.Today);
        var latest = DateLimits.Latest(calendar.Today);
        if (command.ValidFrom < DateLimits.Earliest || command.ValidFrom > latest)
        {
            throw new RuleViolationException(
                "agreement_text.valid_from", $"A version begins between {DateLimits.Earliest:yyyy-MM-dd} and {latest:yyyy-MM-dd}.", DateLimits.Earliest, latest);
        }

        if (known.Accepted)
            throw new RuleViolationException("agreement_text.accepted", "Somebody has accepted the version of this day: it stays as it is. Choose a later day.", command.ValidFrom);

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        await tx.ExecuteAsync(Write, ct, ProgramIds.Main, command.Language, command.ValidFrom, body, hash, viewer.Name, at);
        await AuditTrail.WriteAsync(
            tx, viewer, at, new AuditEvent(AuditAction.AgreementTextWritten, $"{command.Language} {command.ValidFrom:yyyy-MM-dd}", After: new { Hash = hash }), ct);
    }
}
