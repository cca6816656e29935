using Microsoft.Playwright;
using PartnerPortal.Web.Tests.Pages;

namespace PartnerPortal.Web.Tests.Program.Terms;

[Collection(TradingCollection.Name)]
[Trait("Kind", "Journey")]
[Trait("Area", "Programs")]
public sealed class TermsJourneyTests(TradingPortal portal, ChromiumBrowser browser)
{
    [Fact]
    public async Task A_manager_drafts_terms_puts_them_right_sees_what_they_would_have_paid_and_publishes_them()
    {
        await using var manager = await browser.NewPageAsync(portal);
        await manager.SignInAsync(TradingPortal.Manager, "/settings/terms");
        var page = manager.Page;
        await page.GetByRole(AriaRole.Button, new() { NameString = "New terms" }).ClickAsync();
        await Assertions.Expect(page.Locator(".findings")).ToContainTextAsync("Nothing changes against the terms before.");

        var fee = page.Locator("#MonthlyFee input");
        await fee.FillAsync("-1");
        await fee.BlurAsync();
        await Assertions.Expect(page.Locator("#MonthlyFee .field-error")).ToContainTextAsync("From 0.00 to 100,000.00");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { NameString = "Publish" })).ToBeDisabledAsync();
        await fee.FillAsync("48");
        await page.GetByRole(AriaRole.Button, new() { NameString = "Use the advisor preset" }).ClickAsync();
        await Assertions.Expect(page.Locator(".rule")).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator(".findings")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { NameString = "Preview" }).ClickAsync();
        await Assertions.Expect(page.Locator(".figures")).ToContainTextAsync("instead of", new() { Timeout = 150_000 });
        await Assertions.Expect(page.Locator("#terms-partners")).ToBeVisibleAsync();
        var lines = await DownloadAsync(page);
        lines.Length.ShouldBe(1 + await portal.PartnersAsync(), "a header and each partner");

        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Button, new() { NameString = "Publish" }).ClickAsync();
        var dialog = page.Locator("dialog[open]");
        await Assertions.Expect(dialog).ToContainTextAsync("can be neither changed nor withdrawn");
        var expected = (await dialog.Locator(".field span").First.InnerTextAsync())["To confirm, type ".Length..];
        await dialog.Locator("input").FillAsync(expected);
        await dialog.Locator(".danger").ClickAsync();
        await Assertions.Expect(page.Locator(".terms-version").First).ToContainTextAsync("To come");
        manager.Complaints.ShouldBeEmpty();

        await using var owner = await browser.NewPageAsync(portal);
        await owner.SignInAsync(TradingPortal.Second, "/terms");
        await Assertions.Expect(owner.Page.Locator(".terms-version .changes").First).ToContainTextAsync("4 %: everything else");
    }

    private static async Task<string[]> DownloadAsync(IPage page)
    {
        var href = await page.Locator(".exports a").First.GetAttributeAsync("href");
        var answer = await page.Context.APIRequest.GetAsync("/" + href);
        answer.Status.ShouldBe(200);
        return (await answer.TextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
