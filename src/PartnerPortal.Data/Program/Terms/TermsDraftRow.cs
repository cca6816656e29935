using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Data.Program.Terms;

/// <summary>Terms that a manager writes and nothing refers to yet: open until they are published or discarded.</summary>
public sealed class TermsDraftRow
{
    public required string ProgramId { get; init; }

    public Guid DraftId { get; init; }

    /// <summary>Replaced as a whole; it may be incomplete.</summary>
    public TermsDraft Content { get; private set; } = new();

    /// <summary>Counts its changes, from 1.</summary>
    public int Revision { get; private set; } = 1;

    public required string CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string ChangedBy { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The first day of the version that it became; null until then.</summary>
    public DateOnly? PublishedAs { get; private set; }

    public DateTimeOffset? DiscardedAt { get; private set; }

    /// <summary>What refuses whoever comes too late.</summary>
    public static RuleViolationException Gone() =>
        new("terms.no_draft", "This draft is not there any more: it was published or discarded.");

    public static TermsDraftRow Start(string programId, TermsDraft content, string by, DateTimeOffset at) => new()
    {
        ProgramId = programId, DraftId = Guid.CreateVersion7(at), Content = content, CreatedBy = by, CreatedAt = at, ChangedBy = by,
        ChangedAt = at,
    };

    /// <exception cref="RuleViolationException">It is not open, or somebody changed it after this revision.</exception>
    public void RequireUnchanged(int revision)
    {
        RequireOpen();
        if (Revision != revision)
            throw new RuleViolationException(
                "terms.changed_meanwhile", $"{ChangedBy} changed this draft meanwhile: load it again.", ChangedBy);
    }

    /// <summary>Says something else from now on.</summary>
    /// <param name="revision">The one that was changed: somebody else's change in between is not overwritten.</param>
    public void Save(int revision, TermsDraft content, string by, DateTimeOffset at)
    {
        RequireUnchanged(revision);
        (Content, Revision, ChangedBy, ChangedAt) = (content, Revision + 1, by, at);
    }

    /// <summary>Becomes a version, for good.</summary>
    /// <param name="version">Its first day.</param>
    public void Publish(DateOnly version, string by, DateTimeOffset at)
    {
        RequireOpen();
        (PublishedAs, ChangedBy, ChangedAt) = (version, by, at);
    }

    public void Discard(DateTimeOffset at)
    {
        RequireOpen();
        DiscardedAt = at;
    }

    /// <summary>Takes back that it was discarded.</summary>
    /// <exception cref="InvalidOperationException">It was not.</exception>
    public void Restore() => DiscardedAt = DiscardedAt is null ? throw new InvalidOperationException("This draft is not discarded.") : null;

    private void RequireOpen()
    {
        if (PublishedAs is not null || DiscardedAt is not null) throw Gone();
    }
}
