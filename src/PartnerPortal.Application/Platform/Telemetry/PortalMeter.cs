using System.Diagnostics.Metrics;

namespace PartnerPortal.Application.Platform.Telemetry;

/// <summary>What the portal measures of itself. Rates, such as postings a second, are the growth of the counters.</summary>
public static class PortalMeter
{
    /// <summary>The name under which the measures are exported.</summary>
    public const string Name = "PartnerPortal";

    private static readonly Meter Meter = new(Name);

    /// <summary>Attempts at closing a month that ended. Tag: outcome.</summary>
    public static Counter<long> CloseRuns { get; } = Meter.CreateCounter<long>(
        "portal.close.runs", "{run}", "Attempts at closing a month that ended");

    /// <summary>How long an attempt took. Tag: outcome.</summary>
    public static Histogram<double> CloseDuration { get; } = Meter.CreateHistogram<double>(
        "portal.close.duration", "s", "How long an attempt at closing a month took");

    /// <summary>Work that was taken on, in invoices, partners or statements. Tag: step.</summary>
    public static Counter<long> CloseWork { get; } = Meter.CreateCounter<long>(
        "portal.close.work", "{item}", "Work taken on by the steps of the close");

    /// <summary>What the steps wrote: postings, statements, proposals. Tag: step.</summary>
    public static Counter<long> CloseMade { get; } = Meter.CreateCounter<long>(
        "portal.close.made", "{row}", "Postings, statements and proposals made by the close");

    /// <summary>Closes that people started on this node and that are not over: the running one and those behind it.</summary>
    public static UpDownCounter<long> CloseQueue { get; } = Meter.CreateUpDownCounter<long>(
        "portal.close.queue", "{run}", "Closes started by people that this node works on");

    /// <summary>Imports that ended. Tag: outcome.</summary>
    public static Counter<long> ImportRuns { get; } = Meter.CreateCounter<long>("portal.import.runs", "{run}", "Imports that ended");

    /// <summary>Rows that imports registered. Tag: file.</summary>
    public static Counter<long> ImportRows { get; } = Meter.CreateCounter<long>(
        "portal.import.rows", "{row}", "Rows that imports registered");

    /// <summary>What became of mail. Tag: outcome (sent, refused, failed, unknown).</summary>
    public static Counter<long> Mail { get; } = Meter.CreateCounter<long>("portal.mail", "{mail}", "What became of mail");

    /// <summary>Mail in the database by state. Tag: state (waiting, undecided, failed).</summary>
    public static Gauge<long> MailQueue { get; } = Meter.CreateGauge<long>(
        "portal.mail.queue", "{mail}", "Mail that waits for its turn or for a person");

    /// <summary>Open pages on this node.</summary>
    public static UpDownCounter<long> Circuits { get; } = Meter.CreateUpDownCounter<long>(
        "portal.circuits", "{circuit}", "Open pages on this node");

    /// <summary>A check of this node's health: 0 in order, 1 needs attention, 2 out of order. Tag: check.</summary>
    public static Gauge<int> Health { get; } = Meter.CreateGauge<int>(
        "portal.health", "{state}", "0 in order, 1 needs attention, 2 out of order");
}
