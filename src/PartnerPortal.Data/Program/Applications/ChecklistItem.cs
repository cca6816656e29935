using PartnerPortal.Data.Program.Qualification;

namespace PartnerPortal.Data.Program.Applications;

/// <summary>What one applicant has to meet: a copy of the item as it was when the review began, and how it was decided.</summary>
public sealed class ChecklistItem
{
    public required string ProgramId { get; init; }

    public required string ApplicationNo { get; init; }

    public Guid ItemId { get; init; }

    public int Position { get; init; }

    public bool Required { get; init; }

    /// <summary>By language.</summary>
    public required IReadOnlyDictionary<string, string> Texts { get; init; }

    /// <summary>Null while it is not decided.</summary>
    public bool? Met { get; private set; }

    public string? Evidence { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Whether it keeps the application from being approved.</summary>
    public bool IsOpen => Required && Met != true;

    public static ChecklistItem Of(QualificationItemRow item, string applicationNo)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new ChecklistItem
        {
            ProgramId = item.ProgramId, ApplicationNo = applicationNo, ItemId = item.ItemId, Position = item.Position,
            Required = item.Required, Texts = item.Texts,
        };
    }

    internal void Decide(CheckDecision decision)
    {
        (Met, Evidence) = (decision.Met, decision.Evidence.Length == 0 ? null : decision.Evidence);
        (DecidedBy, DecidedAt) = decision.Met is null ? default((string?, DateTimeOffset?)) : (decision.DecidedBy, decision.At);
    }
}

/// <param name="Met">Null takes the decision back.</param>
/// <param name="Evidence">What shows it; may be empty where nothing is decided.</param>
public sealed record CheckDecision(bool? Met, string Evidence, string DecidedBy, DateTimeOffset At);
