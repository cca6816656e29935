using Microsoft.Playwright;
using PartnerPortal.Web.Tests.Pages;

namespace PartnerPortal.Web.Tests.Finance.Ledger;

[Collection(TradingCollection.Name)]
[Trait("Kind", "Journey")]
[Trait("Area", "Ledger")]
public sealed class LedgerJourneyTests(TradingPortal portal, ChromiumBrowser browser)
{
    [Fact]
    public async Task Every_amount_answers_why()
    {
        await using var first = await browser.NewPageAsync(portal);
        await first.SignInAsync(TradingPortal.First, "/earnings?kind=commission");
        await first.Page.ClickAsync(".amount >> nth=0");
        var panel = first.Page.Locator("dialog[open]");
        await Assertions.Expect(panel).ToContainTextAsync("on invoice");
        await Assertions.Expect(panel).ToContainTextAsync("Rounding");
        await first.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(panel).ToHaveCountAsync(0);
        first.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_typed_survives_a_lost_connection()
    {
        await using var finance = await browser.NewPageAsync(portal);
        await finance.KeepSocketsAsync();
        await finance.SignInAsync(TradingPortal.Finance, "/partners");
        await finance.Page.FillAsync(".list input[type=search]", "Levante");
        await finance.Page.WaitForURLAsync("**q=Levante");

        await finance.LoseConnectionAsync();

        (await finance.Page.InputValueAsync(".list input[type=search]")).ShouldBe("Levante");
        await Assertions.Expect(finance.Page.Locator(".list .row-link")).ToHaveCountAsync(1);
        await finance.Page.ClickAsync(".list .row-link");
        await finance.Page.WaitForURLAsync("**/partners/P-1001");
    }
}
