using PartnerPortal.Domain;

namespace PartnerPortal.Data.Overview.WorkItems;

/// <summary>What a person has to look at. Closes put it on the list.</summary>
public sealed class WorkItem : IPartnerOwned
{
    public required string ProgramId { get; init; }

    public required string Kind { get; init; }

    /// <summary>Tells it apart among its kind.</summary>
    public required string Subject { get; init; }

    public string? PartnerId { get; init; }

    public Month? Period { get; init; }

    public decimal? Amount { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string? ResolvedBy { get; private set; }

    public DateTimeOffset? ResolvedAt { get; private set; }

    /// <summary>The refusal of what is not there, or no longer as it was.</summary>
    public static RuleViolationException Unknown() => new("work_item.unknown", "Somebody else took care of this meanwhile.");

    /// <summary>Somebody looked at it.</summary>
    /// <exception cref="RuleViolationException">Somebody did before.</exception>
    public void Resolve(string by, DateTimeOffset at)
    {
        if (ResolvedAt is not null) throw Unknown();
        (ResolvedBy, ResolvedAt) = (by, at);
    }

    /// <summary>Puts it back on the list.</summary>
    /// <exception cref="RuleViolationException">It is there.</exception>
    public void Reopen()
    {
        if (ResolvedAt is null) throw Unknown();
        (ResolvedBy, ResolvedAt) = (null, null);
    }
}
