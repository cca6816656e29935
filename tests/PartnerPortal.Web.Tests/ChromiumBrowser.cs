using Microsoft.Playwright;

namespace PartnerPortal.Web.Tests;

/// <summary>The machine's Chromium, driven by Playwright; it starts when the first page is asked for.</summary>
public sealed class ChromiumBrowser : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly Lazy<Task<IBrowser>> _browser;
    private IPlaywright? _playwright;

    public ChromiumBrowser() => _browser = new(LaunchAsync);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_browser.IsValueCreated) await (await _browser.Value).DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A page in a fresh profile.</summary>
    public Task<PortalPage> NewPageAsync(PortalServer server, Screen? screen = null) => NewPageAsync(server.Address, screen);

    /// <summary>A page in a fresh profile, on a portal at an address.</summary>
    public async Task<PortalPage> NewPageAsync(Uri address, Screen? screen = null)
    {
        screen ??= Screen.Wide;
        var context = await (await _browser.Value).NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            ColorScheme = screen.Dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = screen.Language,
        });
        context.SetDefaultTimeout(45_000);
        return new PortalPage(await context.NewPageAsync());
    }

    private async Task<IBrowser> LaunchAsync()
    {
        _playwright = await Playwright.CreateAsync();
        // Busy machines are slow, not wrong.
        Assertions.SetDefaultExpectTimeout(30_000);
        return await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Flags });
    }
}
