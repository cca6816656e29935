using Microsoft.Playwright;
using PartnerPortal.Web.Components.Shared;

namespace PartnerPortal.Web.Tests.Pages;

[Collection(TradingCollection.Name)]
public sealed class MonthCloseJourneyTests(TradingPortal portal, ChromiumBrowser browser)
{
    private string MonthName => DateFormat.Inline(portal.OpenMonth);

    [Fact]
    public async Task Finance_closes_a_month_and_others_see_it_and_its_statements()
    {
        await using var finance = await browser.NewPageAsync(portal);
        await using var manager = await browser.NewPageAsync(portal);
        await finance.SignInAsync(TradingPortal.Finance, "/months");
        await manager.SignInAsync(TradingPortal.Manager, "/months");
        await Assertions.Expect(manager.Page.GetByText("can be closed")).ToBeVisibleAsync();
        await Assertions.Expect(manager.Page.GetByRole(AriaRole.Link, new() { NameString = "Close " })).ToHaveCountAsync(0);

        await PreviewAsync(finance.Page);
        await ConfirmAsync(finance.Page);
        await Assertions.Expect(finance.Page.Locator(".result")).ToContainTextAsync($"{MonthName} is closed.");
        // Without a click of its own.
        await Assertions.Expect(manager.Page.Locator(".result")).ToContainTextAsync($"{MonthName} is closed.");
        await Assertions.Expect(manager.Page.Locator("tbody tr").First).ToContainTextAsync(TradingPortal.Finance.Name);

        await finance.Page.ClickAsync(".result a");
        await finance.Page.ClickAsync(".list .row-link[href^='statements/'] >> nth=0");
        (await DownloadAsync(finance.Page)).ShouldStartWith("%PDF-");
        finance.Complaints.ShouldBeEmpty();
        manager.Complaints.ShouldBeEmpty();
    }

    private async Task PreviewAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { NameString = $"Close {MonthName}" }).ClickAsync();
        await Assertions.Expect(page.Locator(".list .row-link").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".figures")).ToContainTextAsync("Commission");
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
