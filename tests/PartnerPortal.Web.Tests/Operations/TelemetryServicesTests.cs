using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using PartnerPortal.Web.Telemetry;

namespace PartnerPortal.Web.Tests.Operations;

public sealed class TelemetryServicesTests
{
    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("http://localhost:4317", true)]
    public async Task Nothing_is_measured_for_others_unless_somebody_is_named_who_gets_it(string? endpoint, bool exports)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint)]).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration);
        services.AddPortalTelemetry(configuration);

        await using var provider = services.BuildServiceProvider();
        (provider.GetService<TracerProvider>() is not null).ShouldBe(exports);
        (provider.GetService<MeterProvider>() is not null).ShouldBe(exports);
    }
}
