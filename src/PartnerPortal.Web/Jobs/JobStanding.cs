namespace PartnerPortal.Web.Jobs;

/// <summary>How a job stands, over all nodes.</summary>
/// <param name="WaitsSince">The last time it ended well or was found at work, or the start of this node.</param>
/// <param name="EndedWellAt">Null before the first time.</param>
public sealed record JobStanding(ClockJob Job, DateTimeOffset WaitsSince, DateTimeOffset? EndedWellAt)
{
    // A node that starts, or one that is busy, needs a moment.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    /// <summary>Whether a run was missed or failed, and so did the next one.</summary>
    public bool IsOverdue(DateTimeOffset now) => now - WaitsSince > 2 * Job.Every + Grace;
}
