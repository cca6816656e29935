using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Application.Program.Terms;

/// <param name="Revision">The one that was changed: somebody else's change in between is not overwritten.</param>
public sealed record SaveTermsDraftCommand(Guid DraftId, int Revision, TermsDraft Content);

/// <summary>A manager writes on terms that nothing refers to yet; they may be incomplete until they are published.</summary>
public sealed class SaveTermsDraft(PortalDatabase database, TimeProvider time)
{
    /// <returns>The new revision.</returns>
    /// <exception cref="RuleViolationException">No such draft any more, or somebody else changed it meanwhile.</exception>
    public Task<int> RunAsync(Viewer viewer, CommandId id, SaveTermsDraftCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.ManageTerms).OnceAsync(id, command, unit => RunAsync(unit, viewer, command, ct), ct);

    private async Task<int> RunAsync(PortalUnit unit, Viewer viewer, SaveTermsDraftCommand command, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var draft = await TermsDraftStore.LockAsync(unit, command.DraftId, ct);
        var before = draft.Content;
        draft.Save(command.Revision, command.Content, viewer.Name, at);
        await AuditTrail.WriteAsync(unit.Sql, viewer, at, new AuditEvent(
            AuditAction.TermsDraftSaved, $"{command.Content.ValidFrom:yyyy-MM-dd}", Before: before, After: command.Content), ct);
        return draft.Revision;
    }
}
