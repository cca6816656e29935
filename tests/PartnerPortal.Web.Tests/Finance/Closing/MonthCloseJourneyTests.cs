using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PartnerPortal.Web.Components.Kit;
using PartnerPortal.Web.Tests.Pages;

namespace PartnerPortal.Web.Tests.Finance.Closing;

[Collection(TradingCollection.Name)]
[Trait("Kind", "Journey")]
[Trait("Area", "Months")]
public sealed class MonthCloseJourneyTests(TradingPortal portal, ChromiumBrowser browser)
{
    private string MonthName => DateFormat.Inline(portal.OpenMonth);

    [Fact]
    public async Task Finance_closes_a_month_a_manager_releases_who_is_parked_and_others_see_the_statements()
    {
        await using var finance = await browser.NewPageAsync(portal);
        await using var manager = await browser.NewPageAsync(portal);
        await finance.SignInAsync(TradingPortal.Finance, "/months");
        await manager.SignInAsync(TradingPortal.Manager, "/months");
        await Assertions.Expect(manager.Page.GetByText("can be closed")).ToBeVisibleAsync();
        await Assertions.Expect(manager.Page.GetByRole(AriaRole.Link, new() { NameString = "Close " })).ToHaveCountAsync(0);

        await portal.EnterTwiceAsync();
        await PreviewAsync(finance.Page);
        await ConfirmAsync(finance.Page);
        await ReleaseAsync(finance.Page, manager);
        await FinishAsync(finance.Page);
        await Assertions.Expect(finance.Page.Locator(".result")).ToContainTextAsync($"{MonthName} is closed.");
        await AwaitedAsync(0);
        // Without a click of its own.
        await Assertions.Expect(manager.Page.Locator(".result")).ToContainTextAsync($"{MonthName} is closed.");
        await Assertions.Expect(manager.Page.Locator("tbody tr").First).ToContainTextAsync(FinishedBy());

        await finance.Page.ClickAsync(".result a");
        await finance.Page.ClickAsync(".list .row-link[href^='statements/'] >> nth=0");
        (await DownloadAsync(finance.Page)).ShouldStartWith("%PDF-");
        finance.Complaints.ShouldBeEmpty();
        manager.Complaints.ShouldBeEmpty();
    }

    /// <summary>
    /// A month in which a service was entered twice waits for a person, who looks at it, says why it is right, and has it finished.
    /// </summary>
    private async Task ReleaseAsync(IPage page, PortalPage manager)
    {
        var managerPage = manager.Page;
        await Assertions.Expect(page.Locator(".standing .notice")).ToContainTextAsync(
            $"The close of {MonthName} waits. Parked partners: 1.");
        await managerPage.GotoAsync($"/partners/{TradingPortal.Second.PartnerId}");
        await Assertions.Expect(managerPage.Locator(".badge", new() { HasText = "Parked" })).ToBeVisibleAsync();
        await AwaitedAsync(1);
        await managerPage.GotoAsync("/months");
        await manager.UntilAliveAsync();
        await managerPage.GetByRole(AriaRole.Button, new() { NameString = "Look…" }).ClickAsync();
        var dialog = managerPage.Locator("dialog[open]");
        var twice = dialog.Locator(".parked-items tr").First;
        await Assertions.Expect(twice).ToContainTextAsync("Entered twice");
        await Assertions.Expect(twice.Locator(".badge")).ToHaveTextAsync("Alike: 2");
        await Assertions.Expect(twice.Locator("td")).ToContainTextAsync("−20.00");
        (await SeriousFaults.OfAsync(dialog.Locator(".dialog-body"))).ShouldBeEmpty();
        await Assertions.Expect(dialog.Locator(".primary")).ToBeDisabledAsync();
        await dialog.Locator("textarea").FillAsync("Two courses on one day");
        await dialog.Locator(".primary").ClickAsync();
        await Assertions.Expect(managerPage.Locator("section[aria-labelledby=parked]")).ToContainTextAsync(
            $"Released by {TradingPortal.Manager.Name}");
    }

    /// <summary>The partner whose month waits reads on its own pages that the statement follows, and the other one does not.</summary>
    private async Task AwaitedAsync(int times)
    {
        foreach (var (person, expected) in new[] { (TradingPortal.Second, times), (TradingPortal.First, 0) })
        {
            await using var owner = await browser.NewPageAsync(portal);
            await owner.SignInAsync(person);
            foreach (var path in new[] { "/", "/statements" })
            {
                await owner.Page.GotoAsync(path);
                await Assertions.Expect(owner.Page.GetByText($"Your statement for {MonthName} is still being checked")).ToHaveCountAsync(
                    expected);
            }
        }
    }

    // See FinishAsync.
    private static Regex FinishedBy() => new($"{Regex.Escape(TradingPortal.Finance.Name)}|by itself");

    // The sweep finishes a released month as well: whoever is first.
    private static async Task FinishAsync(IPage page)
    {
        var (button, result) = (page.GetByRole(AriaRole.Button, new() { NameString = "Judge again and finish" }), page.Locator(".result"));
        await Assertions.Expect(button.Or(result).First).ToBeVisibleAsync();
        try
        {
            if (await button.IsVisibleAsync()) await button.ClickAsync(new() { Timeout = 5_000 });
        }
        catch (TimeoutException)
        {
            // The sweep took it from under the pointer; that the month closes is expected next.
        }
    }

    private async Task PreviewAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { NameString = $"Close {MonthName}" }).ClickAsync();
        await Assertions.Expect(page.Locator(".list .row-link").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".figures")).ToContainTextAsync("Commission");
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("A person would have to look first at:");
    }

    private async Task ConfirmAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { NameString = $"Close {MonthName}…" }).ClickAsync();
        var dialog = page.Locator("dialog[open]");
        await Assertions.Expect(dialog).ToContainTextAsync($"and locks {MonthName}");
        await Assertions.Expect(dialog.Locator(".danger")).ToBeDisabledAsync();
        await dialog.Locator("input").FillAsync(MonthName);
        await dialog.Locator(".danger").ClickAsync();
    }

    private static async Task<string> DownloadAsync(IPage page)
    {
        var link = page.Locator("a[href$='/pdf']");
        var answer = await page.Context.APIRequest.GetAsync("/" + await link.GetAttributeAsync("href"));
        answer.Status.ShouldBe(200, await answer.TextAsync());
        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        await using var stream = await download.CreateReadStreamAsync();
        using var reader = new StreamReader(stream);
        var start = new char[5];
        await reader.ReadBlockAsync(start);
        return new string(start);
    }
}
