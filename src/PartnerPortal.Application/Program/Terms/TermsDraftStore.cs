using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Data;
using PartnerPortal.Data.Program.Terms;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Application.Program.Terms;

/// <summary>Drafts of terms in the database, and what new terms come after.</summary>
internal static class TermsDraftStore
{
    private const string Open = """
        select draft_id, content, revision, created_by, changed_by, changed_at from terms_draft
        where program_id = $1 and published_as is null and discarded_at is null
        """;

    public static async Task<List<StoredTermsDraft>> LoadAsync(PortalTransaction tx, CancellationToken ct) =>
        [.. (await tx.RowsAsync<DraftRow>($"{Open} order by changed_at desc", ct, tx.ProgramId)).Select(row => row.ToDraft())];

    /// <summary>An open draft that stays as it is until the transaction ends.</summary>
    /// <exception cref="RuleViolationException">It is published, discarded or never was.</exception>
    public static async Task<StoredTermsDraft> LockAsync(PortalTransaction tx, Guid draftId, CancellationToken ct) =>
        (await tx.FirstRowAsync<DraftRow>($"{Open} and draft_id = $2 for update", ct, tx.ProgramId, draftId))?.ToDraft()
        ?? throw TermsDraftRow.Gone();

    /// <summary>The draft that is about to change; whether it may, its verbs say.</summary>
    /// <exception cref="RuleViolationException">It never was.</exception>
    public static async Task<TermsDraftRow> LockAsync(PortalUnit unit, Guid draftId, CancellationToken ct) =>
        await unit.Db.Locked<TermsDraftRow>($"program_id = {unit.Sql.ProgramId} and draft_id = {draftId}").SingleOrDefaultAsync(ct)
        ?? throw TermsDraftRow.Gone();

    public static async Task<StoredTermsDraft?> FindAsync(PortalTransaction tx, Guid draftId, CancellationToken ct) =>
        (await tx.FirstRowAsync<DraftRow>($"{Open} and draft_id = $2", ct, tx.ProgramId, draftId))?.ToDraft();

    public static TermsSituation Situation(TermsHistory history, MonthCalendar calendar) =>
        new(history.LatestFirst[0], calendar.Today, calendar.Closing ?? calendar.LastClosed);

    private sealed record DraftRow(
        Guid DraftId, string Content, int Revision, string CreatedBy, string ChangedBy, DateTimeOffset ChangedAt)
    {
        public StoredTermsDraft ToDraft() => new(DraftId, TermsDraftJson.Read(Content), Revision, CreatedBy, ChangedBy, ChangedAt);
    }
}

/// <summary>A draft of terms, and who changed it last. The revision counts its changes.</summary>
public sealed record StoredTermsDraft(
    Guid DraftId, TermsDraft Content, int Revision, string CreatedBy, string ChangedBy, DateTimeOffset ChangedAt);
