namespace PartnerPortal.Data.Finance.Closing;

/// <summary>How far a step of a month is, over all attempts.</summary>
public sealed class CloseStepRow
{
    public required string ProgramId { get; init; }

    public DateOnly Month { get; init; }

    public required string Step { get; init; }

    public int Position { get; init; }

    public long Done { get; init; }

    public long Total { get; init; }

    public long Postings { get; init; }

    public required string ThroughPartner { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
}
