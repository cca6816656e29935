using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace PartnerPortal.Web.Tests.Operations;

/// <summary>
/// A newcomer's first start, on a server of its own: the pages are there while the demo is made, and half a demo is made anew.
/// </summary>
[Trait("Kind", "Journey")]
public sealed class FirstStartTests(ChromiumBrowser browser) : IClassFixture<ChromiumBrowser>, IAsyncLifetime
{
    private const string Progress = "/demo/progress";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly string _data = Directory.CreateTempSubdirectory("portal-first-").FullName;
    private PortalProcess? _portal;

    private string Unfinished => Path.Combine(_data, "demo-unfinished");

    private string SignIns => Path.Combine(_data, "demo-sign-ins.txt");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_portal is not null)
        {
            // So that its database server ends with it.
            await _portal.ShutDownAsync();
            await _portal.DisposeAsync();
        }

        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Pages_say_how_far_the_demo_is_and_one_that_a_kill_cut_off_is_made_anew()
    {
        await StartAsync();
        await using (var newcomer = await browser.NewPageAsync(_portal!.Address))
        {
            (await newcomer.Page.GotoAsync("/sign-in"))!.Status.ShouldBe(200);
            await ExpectBannerAsync(newcomer.Page, "amber", "The demo is being made: ");
            await UntilAsync(state => state.Percent >= 20);
            await Assertions.Expect(newcomer.Page.Locator(".demo-banner")).ToContainTextAsync("closing the months");
            newcomer.Complaints.ShouldBeEmpty();
        }

        await _portal.KillAsync();
        File.Exists(Unfinished).ShouldBeTrue();
        var half = await File.ReadAllTextAsync(SignIns);

        await StartAsync();
        _portal.Output.ShouldContain(line => line.Contains("beginning anew", StringComparison.Ordinal));
        await using var person = await browser.NewPageAsync(_portal.Address);
        await person.Page.GotoAsync("/sign-in");
        await UntilAsync(state => !state.Going);
        // The page asks by itself.
        await ExpectBannerAsync(person.Page, "green", "The demo is ready.");
        File.Exists(Unfinished).ShouldBeFalse();
        (await File.ReadAllTextAsync(SignIns)).ShouldNotBe(half);
        await SignInAsFinanceAsync(person);
        await Assertions.Expect(person.Page.Locator("main")).ToContainTextAsync("closed");

        (await _portal.ShutDownAsync()).ShouldBe(0, string.Join('\n', _portal.Output.TakeLast(60)));
        await StartAsync();
        using var client = _portal.NewClient();
        (await client.GetAsync(Progress)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        _portal.Output.ShouldNotContain(line => line.Contains("making up a vendor", StringComparison.Ordinal));
    }

    /// <summary>What ran before has ended by now, in one way or another.</summary>
    private async Task StartAsync()
    {
        var former = _portal;
        _portal = null;
        if (former is not null) await former.DisposeAsync();
        _portal = await PortalProcess.StartNewAsync(_data);
    }

    private async Task SignInAsFinanceAsync(PortalPage person)
    {
        var line = (await File.ReadAllLinesAsync(SignIns)).First(each => each.StartsWith("finance@", StringComparison.Ordinal));
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        await person.Page.GotoAsync("/sign-in?returnUrl=%2Fmonths");
        await person.Page.FillAsync("input[type=email]", words[0]);
        await person.Page.FillAsync("input[type=password]", words[1]);
        await person.Page.ClickAsync(".sign-in button[type=submit]");
        await person.UntilAliveAsync();
    }

    private static async Task ExpectBannerAsync(IPage page, string colour, string text)
    {
        var banner = page.Locator($".demo-banner.{colour}");
        await Assertions.Expect(banner).ToContainTextAsync(text);
    }

    private async Task UntilAsync(Func<State, bool> reached)
    {
        using var client = _portal!.NewClient();
        var watch = Stopwatch.StartNew();
        var state = new State("", 0, true);
        while (watch.Elapsed < Patience)
        {
            state = (await client.GetFromJsonAsync<State>(Progress, JsonSerializerOptions.Web))!;
            if (reached(state)) return;
            await Task.Delay(250);
        }

        throw new TimeoutException($"{state}\n{string.Join('\n', _portal.Output)}");
    }

    private sealed record State(string Text, int Percent, bool Going);
}
