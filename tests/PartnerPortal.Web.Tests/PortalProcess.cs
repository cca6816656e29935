using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PartnerPortal.Data;

namespace PartnerPortal.Web.Tests;

/// <summary>The host as it was built, as a process of its own on a free port.</summary>
public sealed class PortalProcess : IAsyncDisposable
{
    private readonly List<string> _output = [];
    private readonly Process _process;

    private PortalProcess(PortalConnection? connection, IReadOnlyDictionary<string, string> settings, Uri? address)
    {
        Address = address ?? FreeAddress();
        string[] demo = connection is null ? [] : ["--no-demo"];
        var start = new ProcessStartInfo("dotnet", [BuiltWeb.Host, "--urls", Address.ToString(), .. demo])
        {
            // Another folder than its own: what it needs it must find by itself.
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ConnectionStrings__Portal"] = connection?.App ?? "",
                ["ConnectionStrings__PortalOwner"] = connection?.Owner ?? "",
                ["SignIn__AttemptsPerMinute"] = "1000",
                // The vendor's staff of these tests gets in by password alone; what is about the second factor has a server that asks.
                ["SignIn__RequireSecondFactor"] = "false",
                ["Vendor__Name"] = "PaperOffice",
            },
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>What it has printed so far.</summary>
    public IReadOnlyList<string> Output
    {
        get
        {
            lock (_output) return [.. _output];
        }
    }

    /// <summary>Starts one and leaves it to itself.</summary>
    public static PortalProcess Launch(PortalConnection connection, IReadOnlyDictionary<string, string> settings, Uri? address = null) =>
        new(connection, settings, address);

    /// <summary>Starts one and waits until it listens.</summary>
    public static Task<PortalProcess> StartAsync(
        PortalConnection connection, IReadOnlyDictionary<string, string> settings, Uri? address = null) =>
        StartAnyAsync(connection, settings, address);

    /// <summary>Starts one as a newcomer does, on a server of its own and with the demo, and waits until it listens.</summary>
    public static Task<PortalProcess> StartNewAsync(string data) =>
        StartAnyAsync(null, new Dictionary<string, string> { ["PORTAL_DATA"] = data }, null);

    private static async Task<PortalProcess> StartAnyAsync(
        PortalConnection? connection, IReadOnlyDictionary<string, string> settings, Uri? address)
    {
        var process = new PortalProcess(connection, settings, address);
        try
        {
            await process.UntilListeningAsync();
            return process;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it as the machine's shutdown does, and waits until it has gone.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> ShutDownAsync()
    {
        using var terminate = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>Waits until it ends by itself and has said its last.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> ExitAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Ends it as kill -9 does.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    /// <summary>A client without a browser's help: it follows nothing and keeps its cookies.</summary>
    public HttpClient NewClient() => NewClient(Address);

    public static HttpClient NewClient(Uri address) =>
        new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
    {
        BaseAddress = address,
    };

    /// <summary>Ends it as a loss of power would.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (_output) _output.Add(line ?? "");
    }

    private async Task UntilListeningAsync()
    {
        using var client = NewClient();
        for (var attempt = 0; attempt < 480; attempt++)
        {
            if (_process.HasExited) break;
            try
            {
                if ((await client.GetAsync("/health/live")).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(250);
        }

        throw new InvalidOperationException("The portal did not start:\n" + string.Join('\n', Output));
    }
}
