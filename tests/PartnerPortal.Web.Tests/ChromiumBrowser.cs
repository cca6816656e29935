using Microsoft.Playwright;

namespace PartnerPortal.Web.Tests;

/// <summary>The machine's Chromium, driven by Playwright.</summary>
public sealed class ChromiumBrowser : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        // Busy machines are slow, not wrong.
        Assertions.SetDefaultExpectTimeout(30_000);
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Flags });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A page in a fresh profile.</summary>
    public Task<PortalPage> NewPageAsync(PortalServer server, Screen? screen = null) => NewPageAsync(server.Address, screen);

    /// <summary>A page in a fresh profile, on a portal at an address.</summary>
    public async Task<PortalPage> NewPageAsync(Uri address, Screen? screen = null)
    {
        screen ??= Screen.Wide;
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            ColorScheme = screen.Dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = screen.Language,
        });
        context.SetDefaultTimeout(45_000);
        return new PortalPage(await context.NewPageAsync());
    }
}
