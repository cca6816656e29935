using Serilog.Core;
using Serilog.Events;

namespace PartnerPortal.Web.Logs;

/// <summary>
/// Takes the address off that the framework puts on each event of a request: addresses hold the secrets of personal links.
/// </summary>
internal sealed class WithoutAddress : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => logEvent.RemovePropertyIfPresent("RequestPath");
}
