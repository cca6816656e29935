using Microsoft.Playwright;
using PartnerPortal.Web.Tests.Pages;

namespace PartnerPortal.Web.Tests.Layout;

[Collection(TradingCollection.Name)]
[Trait("Kind", "Journey")]
public sealed class LanguageJourneyTests(TradingPortal portal, ChromiumBrowser browser)
{
    [Fact]
    public async Task A_person_chooses_a_language_and_keeps_it_with_its_numbers()
    {
        await using var page = await browser.NewPageAsync(portal);
        await page.SignInAsync(TradingPortal.Second, "/statements");
        await ChooseAsync(page, "de");
        await Assertions.Expect(page.Page.Locator("h1")).ToContainTextAsync("Abrechnungen");
        (await page.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe("de");
        await Assertions.Expect(page.Page.Locator(".list .money").First).ToHaveTextAsync(
            new System.Text.RegularExpressions.Regex(@"\d,\d\d"));

        // The account remembers it on another device.
        await using var other = await browser.NewPageAsync(portal);
        await other.SignInAsync(TradingPortal.Second, "/statements");
        await Assertions.Expect(other.Page.Locator("h1")).ToContainTextAsync("Abrechnungen");
        foreach (
            var (
                code, title) in new[] { ("ru", "Выписки"), ("es", "Liquidaciones"), ("fr", "Relevés"), ("it", "Estratti conto"),
                ("pt", "Extratos"), ("nl", "Afrekeningen"), ("en", "Statements") })
        {
            await ChooseAsync(page, code);
            await Assertions.Expect(page.Page.Locator("h1")).ToContainTextAsync(title);
        }

        page.Complaints.ShouldBeEmpty();
    }

    private static async Task ChooseAsync(PortalPage page, string code)
    {
        await page.Page.ClickAsync("button[popovertarget=language-menu]");
        await page.Page.ClickAsync($"#language-menu button[value={code}]");
        await page.Page.WaitForSelectorAsync($"html[lang={code}]");
        await page.UntilAliveAsync();
    }
}
