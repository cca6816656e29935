using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace PartnerPortal.Benchmarks.Portal;

/// <summary>The portal as it was built, in a process of its own, with a few measuring points brought along from this assembly.</summary>
internal sealed class MeasuredPortal : IAsyncDisposable
{
    private readonly Process _process;

    private MeasuredPortal(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<MeasuredPortal> StartAsync()
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var self = typeof(MeasuredPortal).Assembly;
        var host = self.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "WebHost").Value!;
        var start = new ProcessStartInfo("dotnet", [host, "--urls", address.ToString(), "--no-demo"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["DOTNET_STARTUP_HOOKS"] = self.Location,
                ["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = self.GetName().Name,
                ["Serilog__MinimumLevel__Default"] = "Warning",
                // Two hundred people sign in as the same two.
                ["Pages__PerPerson"] = "1000",
            },
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var portal = new MeasuredPortal(process, address);
        await portal.UntilReadyAsync();
        return portal;
    }

    /// <summary>A client that is signed in as the first person of a kind: "staff", "partner", "small-partner" or "full-partner".</summary>
    public async Task<HttpClient> SignInAsync(string kind)
    {
        var client = new HttpClient(
            new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = Address,
            Timeout = TimeSpan.FromMinutes(5) };
        var cookies = (await client.PostAsync("/measure/sign-in/" + kind, null)).EnsureSuccessStatusCode().Headers.GetValues("Set-Cookie");
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookies.Select(cookie => cookie.Split(';')[0])));
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task UntilReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var attempt = 0; attempt < 600 && !_process.HasExited; attempt++)
        {
            try
            {
                if ((await client.GetAsync("/health/ready")).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(200);
        }

        throw new InvalidOperationException("The portal did not start");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
