using Microsoft.Playwright;
using PartnerPortal.Web.Tests.Pages;

namespace PartnerPortal.Web.Tests.Finance.Ledger;

/// <summary>Amounts typed in the wrong language's way: the field says so, keeps what was typed, and nothing is saved.</summary>
[Collection(TradingCollection.Name)]
[Trait("Kind", "Journey")]
[Trait("Area", "Payouts")]
public sealed class TypedAmountJourneyTests(TradingPortal portal, ChromiumBrowser browser)
{
    private const string Unlock = "document.querySelectorAll('input').forEach(input => ['min', 'max', 'maxlength', 'step', 'required'].forEach(bound => input.removeAttribute(bound)))";

    [Theory]
    [InlineData("de", "12.50", "Zahl", "12,50", "12,50 EUR zugunsten des Partners")]
    [InlineData("de", "1,250", "nach dem Komma", "-1.250", "1.250,00 EUR zulasten des Partners")]
    [InlineData("de", "9999999999999999", "1.000.000,00", "1.250", "1.250,00 EUR zugunsten des Partners")]
    [InlineData("en", "1,5", "Not a number", "1.5", "1.50 EUR in the partner’s favour")]
    [InlineData("en", "9,999,999,999,999,999", "1,000,000.00", "\u22121,250", "1,250.00 EUR charged to the partner")]
    public async Task An_adjustment_says_what_is_wrong_and_what_it_understood(
        string language, string wrong, string says, string right, string understood)
    {
        await using var page = await browser.NewPageAsync(portal);
        await page.SignInAsync(TradingPortal.Finance, "/adjustments");
        await ChooseAsync(page, language);
        await page.Page.ClickAsync(".page-actions .primary");
        var reason = $"Typed {language} {wrong}";
        await page.Page.FillAsync("#partner-picker", TradingPortal.First.PartnerId!);
        await page.Page.EvaluateAsync(Unlock);
        var amount = page.Page.Locator("dialog[open] input[inputmode=decimal]");
        await amount.FillAsync(wrong);
        await page.Page.FillAsync("dialog[open] textarea", reason);
        await page.Page.ClickAsync("dialog[open] .primary");

        var fault = page.Page.Locator("dialog[open] .field-error");
        await Assertions.Expect(fault).ToContainTextAsync(says);
        await Assertions.Expect(amount).ToHaveValueAsync(wrong);
        await Assertions.Expect(amount).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(amount).ToHaveAttributeAsync("aria-describedby", (await fault.GetAttributeAsync("id"))!);
        await Assertions.Expect(page.Page.Locator("tr", new() { HasTextString = reason })).ToHaveCountAsync(0);

        await amount.FillAsync(right);
        await Assertions.Expect(fault).ToHaveCountAsync(0);
        await Assertions.Expect(page.Page.Locator("dialog[open] [role=status]", new() { HasTextString = "=" })).ToContainTextAsync(
            understood.Replace(" EUR", "\u00a0EUR", StringComparison.Ordinal));
        await page.Page.ClickAsync("dialog[open] .primary");
        await Assertions.Expect(page.Page.Locator("tr", new() { HasTextString = reason })).ToContainTextAsync(understood.Split(' ')[0]);
        await ChooseAsync(page, "en");
        page.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("de", "2.5", "Zahl")]
    [InlineData("en", "2,5", "Not a number")]
    [InlineData("en", "9999999999999999", "10,000,000.00")]
    public async Task A_parking_limit_stays_as_it_is(string language, string wrong, string says)
    {
        await using var page = await browser.NewPageAsync(portal);
        await page.SignInAsync(TradingPortal.Finance, "/months");
        await ChooseAsync(page, language);
        var floor = page.Page.Locator("section[aria-labelledby=parking-limits] input[type=text]").Last;
        var before = await floor.InputValueAsync();
        await page.Page.EvaluateAsync(Unlock);
        await floor.FillAsync(wrong);
        await floor.PressAsync("Tab");
        await Assertions.Expect(page.Page.Locator("section[aria-labelledby=parking-limits] .field-error")).ToContainTextAsync(says);
        await Assertions.Expect(floor).ToHaveValueAsync(wrong);
        await page.Page.ReloadAsync();
        await page.UntilAliveAsync();
        await Assertions.Expect(floor).ToHaveValueAsync(before);
        await ChooseAsync(page, "en");
    }

    [Fact]
    public async Task A_payout_cannot_have_left_on_a_day_that_has_not_come()
    {
        await using var one = await browser.NewPageAsync(portal);
        await using var other = await browser.NewPageAsync(portal);
        await one.SignInAsync(TradingPortal.Finance, $"/payouts?status=open&q={TradingPortal.First.PartnerId}");
        await one.Page.ClickAsync("tbody .button:has-text('Submit')");
        await Assertions.Expect(one.Page.Locator(".toast")).ToBeVisibleAsync();
        await other.SignInAsync(TradingPortal.SecondFinance, $"/payouts?q={TradingPortal.First.PartnerId}&sort=-period");
        var row = other.Page.Locator("tbody tr").First;
        await row.GetByText("Approve").ClickAsync();
        await row.GetByText("Mark as paid").ClickAsync();
        await other.Page.EvaluateAsync(Unlock);
        var day = other.Page.Locator("dialog[open] input[type=date]");
        await day.FillAsync("2099-12-31");
        await Assertions.Expect(other.Page.Locator("dialog[open] .field-error")).ToContainTextAsync("after today");
        await Assertions.Expect(other.Page.Locator("dialog[open] .primary")).ToBeDisabledAsync();
        await day.FillAsync("1990-01-01");
        await other.Page.ClickAsync("dialog[open] .primary");
        await Assertions.Expect(other.Page.Locator(".notice[role=alert]")).ToContainTextAsync("when the payout was approved");
        await Assertions.Expect(row).ToContainTextAsync("Mark as paid");
    }

    private static async Task ChooseAsync(PortalPage page, string code)
    {
        await page.Page.ClickAsync("button[popovertarget=language-menu]");
        await page.Page.ClickAsync($"#language-menu button[value={code}]");
        await page.Page.WaitForSelectorAsync($"html[lang={code}]");
        await page.UntilAliveAsync();
    }
}
