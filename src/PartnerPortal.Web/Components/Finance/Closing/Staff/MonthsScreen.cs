using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Platform.Access;

namespace PartnerPortal.Web.Components.Finance.Closing.Staff;

/// <summary>What the months page shows, read together.</summary>
/// <param name="Latest">The latest attempt at any month.</param>
public sealed record MonthsScreen(MonthsOverview Overview, IReadOnlyList<CloseAttemptRow> History, CloseRunView? Latest)
{
    private const int MostAttempts = 50;

    public static async Task<MonthsScreen> LoadAsync(MonthQueries months, Viewer viewer, CancellationToken ct) => new(
        await months.OverviewAsync(viewer, ct), await months.HistoryAsync(viewer, MostAttempts, ct),
        await months.ProgressAsync(viewer, null, ct));

    /// <summary>Whether an attempt is going on, somewhere.</summary>
    public bool IsRunning => Latest is { Status: CloseRunStatus.Running, IsAlive: true };

    /// <summary>
    /// The attempt that ended before its month was closed; null when the way is free. It may have ended between the two reads: the later
    /// one tells how.
    /// </summary>
    public CloseRunView? Unfinished =>
        IsRunning || Overview.Current is not { } current ? null : Latest?.RunId == current.RunId ? Latest : current;
}
