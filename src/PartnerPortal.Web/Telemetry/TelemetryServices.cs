using System.Diagnostics;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using PartnerPortal.Application.Platform.Telemetry;
using PartnerPortal.Web.Logs;

namespace PartnerPortal.Web.Telemetry;

/// <summary>
/// What the portal tells about its work. It goes to an OpenTelemetry collector, only with OTEL_EXPORTER_OTLP_ENDPOINT; how is told by
/// OpenTelemetry's own environment variables.
/// </summary>
internal static class TelemetryServices
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddPortalTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<CircuitHandler, CircuitTrace>();
        if (configuration[Endpoint] is not { Length: > 0 }) return;
        services.AddOpenTelemetry().ConfigureResource(NameNode).WithTracing(Trace).WithMetrics(Measure);
    }

    private static void NameNode(ResourceBuilder node)
    {
        var version = typeof(TelemetryServices).Assembly.GetName().Version!.ToString(3);
        // What the environment says of the node comes last and wins.
        node.AddService("partnerportal", serviceVersion: version, serviceInstanceId: $"{Environment.MachineName}-{Environment.ProcessId}")
            .AddEnvironmentVariableDetector();
    }

    private static void Trace(TracerProviderBuilder traces) => traces
        .AddSource(PortalTrace.Name)
        .AddAspNetCoreInstrumentation(requests =>
        {
            requests.EnrichWithHttpResponse = (trace, response) => NameRoute(trace, response.HttpContext);
            // An event of a page is a trace of the portal's own, with what it does under it.
            requests.EnableAspNetCoreSignalRSupport = false;
            requests.EnableRazorComponentsSupport = false;
        })
        .AddHttpClientInstrumentation()
        .AddNpgsql()
        .AddProcessor(new RouteOnly())
        .AddOtlpExporter();

    private static void Measure(MeterProviderBuilder measures) => measures
        .AddMeter(PortalMeter.Name)
        .AddAspNetCoreInstrumentation()
        .AddHttpClientInstrumentation()
        .AddRuntimeInstrumentation()
        .AddNpgsqlInstrumentation()
        .AddOtlpExporter();

    // The route that was asked for, also when a problem page answered.
    private static void NameRoute(Activity trace, HttpContext context)
    {
        var route = RequestLog.RouteOf(context);
        trace.DisplayName = $"{context.Request.Method} {route}";
        trace.SetTag("http.route", route);
    }
}
