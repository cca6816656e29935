using System.Diagnostics;

namespace PartnerPortal.Application.Platform.Telemetry;

/// <summary>
/// The portal's own traces: a job, a run, an event of a page. Each has an id that its log lines carry and a problem page shows.
/// </summary>
public static class PortalTrace
{
    /// <summary>The name under which traces are exported.</summary>
    public const string Name = "PartnerPortal";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>
    /// Begins a trace of its own, whatever caused it; it ends when it is disposed. It has an id also when nobody exports it.
    /// </summary>
    public static Activity Begin(string name)
    {
        Activity.Current = null;
        return Source.StartActivity(name) ?? new Activity(name).SetIdFormat(ActivityIdFormat.W3C).Start();
    }
}
