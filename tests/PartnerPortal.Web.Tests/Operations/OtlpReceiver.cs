using System.Net;
using System.Text;

namespace PartnerPortal.Web.Tests.Operations;

/// <summary>A collector of OpenTelemetry that keeps what it gets. The names in it are readable although the format is binary.</summary>
public sealed class OtlpReceiver : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Dictionary<string, StringBuilder> _received = new() { ["/v1/traces"] = new(), ["/v1/metrics"] = new() };

    public OtlpReceiver()
    {
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _ = ReceiveAsync();
    }

    public Uri Address { get; } = PortalProcess.FreeAddress();

    public string Traces => Read("/v1/traces");

    public string Metrics => Read("/v1/metrics");

    public void Dispose() => _listener.Close();

    private string Read(string path)
    {
        lock (_received) return _received[path].ToString();
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                lock (_received) _received[context.Request.Url!.AbsolutePath].Append(Encoding.Latin1.GetString(body.ToArray()));
                context.Response.ContentType = "application/x-protobuf";
                context.Response.Close();
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
