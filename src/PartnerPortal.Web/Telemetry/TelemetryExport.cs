using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using PartnerPortal.Application.Telemetry;

namespace PartnerPortal.Web.Telemetry;

/// <summary>
/// Sends traces and measures to an OpenTelemetry collector. Only with OTEL_EXPORTER_OTLP_ENDPOINT; how is told by OpenTelemetry's own
/// environment variables.
/// </summary>
internal sealed class TelemetryExport : IHostedService, IDisposable
{
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Sources = [PortalTrace.Name, "Microsoft.AspNetCore", "Npgsql"];

    private static readonly string[] Meters =
    [
        PortalMeter.Name, "Npgsql", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Components",
        "Microsoft.AspNetCore.Components.Lifecycle", "Microsoft.AspNetCore.Components.Server.Circuits", "System.Runtime",
    ];

    private TracerProvider? _traces;
    private MeterProvider? _measures;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var version = typeof(TelemetryExport).Assembly.GetName().Version!.ToString(3);
        var node = ResourceBuilder.CreateEmpty()
            .AddService("partnerportal", serviceVersion: version, serviceInstanceId: $"{Environment.MachineName}-{Environment.ProcessId}")
            .AddTelemetrySdk().AddEnvironmentVariableDetector();
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(node).AddSource(Sources).AddProcessor(new RouteOnly()).AddOtlpExporter().Build();
        _measures = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(node).AddMeter(Meters).AddOtlpExporter().Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _traces?.Dispose();
        _measures?.Dispose();
    }
}
