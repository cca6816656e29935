using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Application.Program.Terms;

/// <param name="Revision">The one that was changed: somebody else's change in between is not overwritten.</param>
public sealed record SaveTermsDraftCommand(Guid DraftId, int Revision, TermsDraft Content);

/// <summary>A manager writes terms that nothing refers to yet; they may be incomplete until they are published.</summary>
public sealed class WriteTermsDraft(PortalDatabase database, TimeProvider time)
{
    /// <summary>Starts from a copy of the latest version, valid from the first of the month after the next one.</summary>
    /// <returns>The draft.</returns>
    public Task<Guid> StartAsync(Viewer viewer, CommandId id, CancellationToken ct) =>
        database.For(viewer, Permission.ManageTerms).OnceAsync(id, new { }, unit => StartAsync(unit.Sql, viewer, ct), ct);

    private async Task<Guid> StartAsync(PortalTransaction tx, Viewer viewer, CancellationToken ct)
    {
        var calendar = await MonthCalendar.ReadAsync(tx, tx.ProgramId, time, ct);
        var latest = (await TermsStore.LoadAsync(tx, tx.ProgramId, ct)).LatestFirst[0];
        var from = Month.Max(Month.Of(calendar.Today), Month.Of(latest.ValidFrom)).AddMonths(2).First;
        var id = Guid.CreateVersion7();
        await tx.ExecuteAsync(
            """
            insert into terms_draft (program_id, draft_id, content, created_by, created_at, changed_by, changed_at) values ($1, $2,
                $3::jsonb, $4, $5, $4, $5)
            """,
            ct, tx.ProgramId, id, TermsDraftJson.Write(TermsDraft.Of(latest, from)), viewer.Name, time.GetUtcNow());
        return id;
    }

    /// <returns>The new revision.</returns>
    /// <exception cref="RuleViolationException">No such draft any more, or somebody else changed it meanwhile.</exception>
    public Task<int> SaveAsync(Viewer viewer, CommandId id, SaveTermsDraftCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.ManageTerms).OnceAsync(id, command, unit => SaveAsync(unit.Sql, viewer, command, ct), ct);

    private async Task<int> SaveAsync(PortalTransaction tx, Viewer viewer, SaveTermsDraftCommand command, CancellationToken ct)
    {
        var stored = await TermsDraftStore.LockAsync(tx, command.DraftId, ct);
        if (stored.Revision != command.Revision)
            throw new RuleViolationException(
                "terms.changed_meanwhile", $"{stored.ChangedBy} changed this draft meanwhile: load it again.", stored.ChangedBy);
        var at = time.GetUtcNow();
        await tx.ExecuteAsync(
            """
            update terms_draft set content = $3::jsonb, revision = revision + 1, changed_by = $4, changed_at = $5 where program_id = $1
                and draft_id = $2
            """,
            ct, tx.ProgramId, command.DraftId, TermsDraftJson.Write(command.Content), viewer.Name, at);
        await AuditTrail.WriteAsync(tx, viewer, at, new AuditEvent(
            AuditAction.TermsDraftSaved, $"{command.Content.ValidFrom:yyyy-MM-dd}", Before: stored.Content, After: command.Content), ct);
        return stored.Revision + 1;
    }

    /// <exception cref="RuleViolationException">No such draft any more.</exception>
    public Task DiscardAsync(Viewer viewer, CommandId id, Guid draftId, CancellationToken ct) =>
        database.For(viewer, Permission.ManageTerms).OnceAsync(
            id, new { draftId }, unit => DiscardAsync(unit.Sql, viewer, draftId, ct), ct);

    private async Task DiscardAsync(PortalTransaction tx, Viewer viewer, Guid draftId, CancellationToken ct)
    {
        var stored = await TermsDraftStore.LockAsync(tx, draftId, ct);
        var at = time.GetUtcNow();
        await tx.ExecuteAsync("""
            update terms_draft set discarded_at = $3 where program_id = $1 and draft_id = $2
            """, ct, tx.ProgramId, draftId, at);
        await AuditTrail.WriteAsync(
            tx, viewer, at,
            new AuditEvent(AuditAction.TermsDraftDiscarded, $"{stored.Content.ValidFrom:yyyy-MM-dd}", Before: stored.Content), ct);
    }

    /// <summary>Takes back that a draft was discarded.</summary>
    public Task RestoreAsync(Viewer viewer, CommandId id, Guid draftId, CancellationToken ct) =>
        database.For(viewer, Permission.ManageTerms).OnceAsync(
            id, new { draftId }, unit => RestoreAsync(unit.Sql, viewer, draftId, ct), ct);

    private async Task RestoreAsync(PortalTransaction tx, Viewer viewer, Guid draftId, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var restored = await tx.ExecuteAsync(
            """
            update terms_draft set discarded_at = null
            where program_id = $1 and draft_id = $2 and discarded_at is not null
            """, ct, tx.ProgramId, draftId);
        if (restored > 0) await AuditTrail.WriteAsync(tx, viewer, at, new AuditEvent(AuditAction.TermsDraftSaved, draftId.ToString()), ct);
    }
}
