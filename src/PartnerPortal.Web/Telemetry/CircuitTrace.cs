using Microsoft.AspNetCore.Components.Server.Circuits;
using PartnerPortal.Application.Platform.Telemetry;

namespace PartnerPortal.Web.Telemetry;

/// <summary>
/// Counts open pages, and gives each thing that a person does on one an id of its own, which the log and a problem message name.
/// </summary>
internal sealed class CircuitTrace(ILogger<CircuitTrace> log) : CircuitHandler
{
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        PortalMeter.Circuits.Add(1);
        return Task.CompletedTask;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        PortalMeter.Circuits.Add(-1);
        return Task.CompletedTask;
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        using var trace = PortalTrace.Begin("page event");
        trace.SetTag("portal.circuit", context.Circuit.Id);
        using var scope = log.BeginScope(new Dictionary<string, object> { ["Circuit"] = context.Circuit.Id });
        await next(context);
    };
}
