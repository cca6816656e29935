using System.Diagnostics;
using OpenTelemetry;

namespace PartnerPortal.Web.Telemetry;

/// <summary>
/// Takes addresses out of traces and leaves the route: addresses hold the secrets of personal links, and what people search for.
/// </summary>
internal sealed class RouteOnly : BaseProcessor<Activity>
{
    private static readonly string[] Addresses = ["url.path", "url.full", "url.query", "http.url", "http.target"];

    public override void OnEnd(Activity data)
    {
        // A tag without a value is no tag.
        foreach (var tag in Addresses) data.SetTag(tag, null);
    }
}
