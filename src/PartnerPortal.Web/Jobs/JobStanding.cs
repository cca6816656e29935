namespace PartnerPortal.Web.Jobs;

/// <summary>How a job of this node stands.</summary>
/// <param name="Name">As in the calendar.</param>
/// <param name="Every">How often it should run.</param>
/// <param name="WaitsSince">The last time it ended well, or the start of the node.</param>
/// <param name="EndedWellAt">Null before the first time.</param>
/// <param name="IsRunning">A long run is not an overdue one.</param>
public sealed record JobStanding(string Name, TimeSpan Every, DateTimeOffset WaitsSince, DateTimeOffset? EndedWellAt, bool IsRunning)
{
    // A node that starts, or one that is busy, needs a moment.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    /// <summary>Whether a run was missed or failed, and so did the next one.</summary>
    public bool IsOverdue(DateTimeOffset now) => !IsRunning && now - WaitsSince > 2 * Every + Grace;
}
