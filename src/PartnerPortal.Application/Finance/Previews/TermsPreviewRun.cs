namespace PartnerPortal.Application.Finance.Previews;

/// <summary>The latest run of a preview of a draft, seen by everybody who looks at the draft, on any node.</summary>
/// <param name="Revision">The revision of the draft that is previewed.</param>
/// <param name="IsAlive">Whether it gave a sign of life lately; says nothing of one that has ended.</param>
/// <param name="Outcome">Null until it has ended.</param>
/// <param name="Result">What came out, where it was asked for and the run is done.</param>
public sealed record TermsPreviewRun(
    Guid RunId, int Revision, DateTimeOffset StartedAt, bool IsAlive, TermsPreviewProgress Progress, DateTimeOffset? EndedAt,
    TermsPreviewOutcome? Outcome, TermsPreview? Result)
{
    public bool IsRunning => EndedAt is null && IsAlive;

    /// <summary>It was cut off, and nobody has taken it up.</summary>
    public bool IsLost => EndedAt is null && !IsAlive;
}

/// <summary>How a preview ended.</summary>
public enum TermsPreviewOutcome
{
    Done,
    Stopped,
    Failed,
}
