namespace PartnerPortal.Web.Tests.Operations;

/// <summary>A portal that tells a collector what it does, and writes its log as JSON to the console and to a folder.</summary>
public sealed class ObservedPortal : PortalServer
{
    public OtlpReceiver Collector { get; } = new();

    public DirectoryInfo Logs { get; } = Directory.CreateTempSubdirectory("portal-logs-");

    /// <summary>What the portal has logged so far.</summary>
    public IReadOnlyList<string> Output => Host!.Output;

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Collector.Address.ToString(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "500",
        ["Logs__Json"] = "true",
        ["Logs__Folder"] = Logs.FullName,
    };

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Collector.Dispose();
        Logs.Delete(recursive: true);
    }
}
