namespace PartnerPortal.Data.Finance.Closing;

/// <summary>One attempt at closing a month.</summary>
public sealed class CloseRunRow
{
    public required string ProgramId { get; init; }

    public Guid RunId { get; init; }

    public DateOnly Month { get; init; }

    public required string Status { get; init; }

    public required string StartedBy { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset BeatAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? StopRequestedBy { get; init; }

    public string? Message { get; init; }
}
