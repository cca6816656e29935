using System.Text.Encodings.Web;
using System.Text.Json;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Qualification;

/// <summary>Keeps the checklist for applicants. Reviews that have begun keep the list they began with.</summary>
public sealed class EditQualification(PortalDatabase database, TimeProvider time)
{
    private const int LongestText = 500;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // The English sentence stands in where a language has none.
    private const string Write = """
        insert into qualification_item (program_id, item_id, valid_from, position, required, active, texts)
        values ($1, $2, $3, coalesce((select max(position) from qualification_item where program_id = $1), 0) + 1, $4, $5, $6::jsonb)
        on conflict (program_id, item_id) do update set required = excluded.required, active = excluded.active, texts = excluded.texts
        """;

    private const string Order = """
        update qualification_item i set position = wanted.position from unnest($2::uuid[]) with ordinality as wanted (item_id, position)
        where i.program_id = $1 and i.item_id = wanted.item_id
        """;

    /// <summary>Adds an item that counts from today on, or changes one.</summary>
    /// <exception cref="RuleViolationException">There is no English text, or a text is too long.</exception>
    public Task SaveAsync(Viewer viewer, CommandId id, QualificationItem item, CancellationToken ct) =>
        database.For(viewer, Permission.ManageQualification).OnceAsync(id, item, tx => SaveAsync(tx, viewer, item, ct), ct);

    private async Task SaveAsync(PortalTransaction tx, Viewer viewer, QualificationItem item, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var english = item.Texts.GetValueOrDefault("en")?.Trim() ?? "";
        if (english.Length < 3) throw new RuleViolationException("qualification.text", "The English text is missing.");
        if (item.Texts.Values.Any(text => text.Length > LongestText))
            throw new RuleViolationException("qualification.long", $"At most {LongestText} characters, please.", LongestText);
        var texts = LanguageCodes.All.ToDictionary(
            language => language, language => item.Texts.GetValueOrDefault(language)?.Trim() is { Length: > 0 } text ? text : english);

        var calendar = await MonthCalendar.ReadAsync(tx, ProgramIds.Main, time, ct);
        await tx.ExecuteAsync(Write, ct, ProgramIds.Main, item.ItemId, calendar.Today, item.Required, item.Active, JsonSerializer.Serialize(texts, Json));
        await AuditTrail.WriteAsync(
            tx, viewer, at, new AuditEvent(AuditAction.QualificationEdited, english, After: new { item.Required, item.Active }), ct);
    }

    /// <summary>Puts the items in another order.</summary>
    public Task OrderAsync(Viewer viewer, CommandId id, IReadOnlyList<Guid> items, CancellationToken ct) =>
        database.For(viewer, Permission.ManageQualification).OnceAsync(id, new { items }, tx => OrderAsync(tx, viewer, items, ct), ct);

    private async Task OrderAsync(PortalTransaction tx, Viewer viewer, IReadOnlyList<Guid> items, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        await tx.ExecuteAsync(Order, ct, ProgramIds.Main, items.ToArray());
        await AuditTrail.WriteAsync(tx, viewer, at, new AuditEvent(AuditAction.QualificationEdited, "order"), ct);
    }
}
