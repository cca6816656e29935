using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Data;
using PartnerPortal.Data.Program.Qualification;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Qualification;

/// <summary>Adds an item to the checklist for applicants, or changes one. Reviews that have begun keep the list they began with.</summary>
public sealed class SaveQualificationItem(PortalDatabase database, TimeProvider time)
{
    private const int LongestText = 500;

    /// <summary>An item that is new counts from today on and comes last.</summary>
    /// <exception cref="RuleViolationException">There is no English text, or a text is too long.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, QualificationItem item, CancellationToken ct) =>
        database.For(viewer, Permission.ManageQualification).OnceAsync(id, item, unit => RunAsync(unit, viewer, item, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, QualificationItem item, CancellationToken ct)
    {
        var texts = Texts(item.Texts);
        var stored = await unit.Db.Locked<QualificationItemRow>($"program_id = {unit.Sql.ProgramId} and item_id = {item.ItemId}")
            .SingleOrDefaultAsync(ct)
            ?? unit.Db.Add(await NewAsync(unit, item.ItemId, ct)).Entity;
        stored.Edit(item.Required, item.Active, texts);
        await AuditTrail.WriteAsync(
            unit.Sql, viewer, time.GetUtcNow(),
            new AuditEvent(AuditAction.QualificationEdited, texts["en"], After: new { item.Required, item.Active }), ct);
    }

    private async Task<QualificationItemRow> NewAsync(PortalUnit unit, Guid itemId, CancellationToken ct)
    {
        var calendar = await MonthCalendar.ReadAsync(unit.Sql, unit.Sql.ProgramId, time, ct);
        var last = await unit.Db.QualificationItems
            .Where(each => each.ProgramId == unit.Sql.ProgramId).MaxAsync(each => (int?)each.Position, ct) ?? 0;
        var item = new QualificationItemRow { ProgramId = unit.Sql.ProgramId, ItemId = itemId, ValidFrom = calendar.Today };
        item.PlaceAt(last + 1);
        return item;
    }

    /// <summary>In all eight languages: the English sentence stands in where a language has none.</summary>
    private static Dictionary<string, string> Texts(IReadOnlyDictionary<string, string> typed)
    {
        var english = typed.GetValueOrDefault("en")?.Trim() ?? "";
        if (english.Length < 3) throw new RuleViolationException("qualification.text", "The English text is missing.");
        if (typed.Values.Any(text => text.Length > LongestText))
            throw new RuleViolationException("qualification.long", $"At most {LongestText} characters, please.", LongestText);
        return LanguageCodes.All.ToDictionary(
            language => language, language => typed.GetValueOrDefault(language)?.Trim() is { Length: > 0 } text ? text : english);
    }
}
