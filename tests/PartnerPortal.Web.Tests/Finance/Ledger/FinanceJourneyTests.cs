using Microsoft.Playwright;
using PartnerPortal.Web.Tests.Pages;

namespace PartnerPortal.Web.Tests.Finance.Ledger;

[Collection(TradingCollection.Name)]
[Trait("Kind", "Journey")]
[Trait("Area", "Payouts")]
[Trait("Area", "Ledger")]
public sealed class FinanceJourneyTests(TradingPortal portal, ChromiumBrowser browser)
{
    [Fact]
    public async Task An_adjustment_takes_two_people()
    {
        await using var one = await browser.NewPageAsync(portal);
        await using var other = await browser.NewPageAsync(portal);
        await one.SignInAsync(TradingPortal.Finance, "/adjustments");
        await one.Page.ClickAsync(".page-actions .primary");
        await one.Page.FillAsync("dialog[open] input >> nth=0", TradingPortal.First.PartnerId!);
        await one.Page.FillAsync("dialog[open] input >> nth=1", "12.345");
        await one.Page.FillAsync("dialog[open] textarea", "Agreed on the phone");
        await one.Page.ClickAsync("dialog[open] .primary");
        await Assertions.Expect(one.Page.Locator("dialog[open] [role=alert]")).ToContainTextAsync("decimal point");
        await one.Page.FillAsync("dialog[open] input >> nth=1", "12.34");
        await one.Page.ClickAsync("dialog[open] .primary");

        var mine = one.Page.Locator("tr", new() { HasTextString = "Agreed on the phone" });
        await Assertions.Expect(mine).ToContainTextAsync("Waits for another person");
        await Assertions.Expect(mine.GetByText("Approve")).ToHaveCountAsync(0);

        await other.SignInAsync(TradingPortal.SecondFinance, "/adjustments");
        var theirs = other.Page.Locator("tr", new() { HasTextString = "Agreed on the phone" });
        await theirs.GetByText("Approve").ClickAsync();
        await Assertions.Expect(theirs).ToContainTextAsync("Posted");
        await Assertions.Expect(theirs).ToContainTextAsync(TradingPortal.SecondFinance.Name);
        one.Complaints.ShouldBeEmpty();
        other.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_partner_of_an_adjustment_is_found_by_name_and_chosen_by_keyboard()
    {
        await using var finance = await browser.NewPageAsync(portal);
        await finance.SignInAsync(TradingPortal.Finance, "/adjustments");
        await finance.Page.ClickAsync(".page-actions .primary");
        var (field, hits) = (finance.Page.Locator("#partner-picker"), finance.Page.Locator("dialog[open] .hit"));
        await Assertions.Expect(field).ToBeFocusedAsync();
        await field.PressSequentiallyAsync("Levnate");
        await Assertions.Expect(hits.First).ToContainTextAsync("Levante");
        (await SeriousFaults.OfAsync(finance.Page.Locator("dialog[open] .dialog-body"))).ShouldBeEmpty();
        await finance.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(hits).ToHaveCountAsync(0);
        await field.FillAsync("Levnat");
        await Assertions.Expect(hits.First).ToContainTextAsync("Levante");
        await finance.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(hits.First).ToBeFocusedAsync();
        await finance.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(finance.Page.Locator("#partner-picked")).ToContainTextAsync(TradingPortal.First.PartnerId!);
        await Assertions.Expect(field).ToBeFocusedAsync();
        await finance.Page.Keyboard.PressAsync("Tab");
        await finance.Page.Keyboard.TypeAsync("7.11");
        await finance.Page.Keyboard.PressAsync("Tab");
        await finance.Page.Keyboard.TypeAsync("Found by its name");
        await finance.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(finance.Page.Locator("tr", new() { HasTextString = "Found by its name" })).ToContainTextAsync("Levante");

        await finance.Page.ClickAsync(".page-actions .primary");
        await field.FillAsync("Nobody of that name");
        await Assertions.Expect(finance.Page.Locator("#partner-picked")).ToContainTextAsync("no entry");
        finance.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_payout_takes_two_people_and_is_marked_as_paid()
    {
        await using var one = await browser.NewPageAsync(portal);
        await using var other = await browser.NewPageAsync(portal);
        await one.SignInAsync(TradingPortal.Finance, $"/payouts?status=open&q={TradingPortal.Second.PartnerId}");
        await one.Page.ClickAsync("tbody .button:has-text('Submit')");
        await Assertions.Expect(one.Page.Locator(".toast")).ToBeVisibleAsync();
        await one.Page.GotoAsync($"/payouts?status=proposed&q={TradingPortal.Second.PartnerId}");
        await one.UntilAliveAsync();
        await Assertions.Expect(one.Page.Locator("tbody tr")).ToContainTextAsync("Waits for another person");
        await one.Page.ClickAsync("tbody .pick input");
        await one.Page.ClickAsync(".picked .button:has-text('Approve')");
        await Assertions.Expect(one.Page.Locator(".notice[role=alert]")).ToContainTextAsync("Another person has to approve");

        await other.SignInAsync(TradingPortal.SecondFinance, $"/payouts?q={TradingPortal.Second.PartnerId}&sort=-period");
        var row = other.Page.Locator("tbody tr").First;
        await row.GetByText("Approve").ClickAsync();
        await row.GetByText("Mark as paid").ClickAsync();
        await other.Page.ClickAsync("dialog[open] .primary");
        await Assertions.Expect(row).ToContainTextAsync("Paid");
        other.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Finance_of_a_partner_sees_its_money_and_no_sales()
    {
        await using var person = await browser.NewPageAsync(portal);
        await person.SignInAsync(TradingPortal.FirstFinance);
        await Assertions.Expect(person.Page.Locator(".rail a[href=customers]")).ToHaveCountAsync(0);
        foreach (
            var path in new[] { "/customers", "/invoices", "/customers/export", "/invoices/export", "/payouts", "/balances", "/holds",
            "/adjustments" })
            (await person.Page.Context.APIRequest.GetAsync(path)).Status.ShouldBe(404, path);
        await person.Page.GotoAsync("/commissions");
        await Assertions.Expect(person.Page.Locator("tbody tr").First).ToBeVisibleAsync();
        await Assertions.Expect(person.Page.Locator("tbody a[href^=invoices]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_search_opens_anywhere_and_forgives_a_slip()
    {
        await using var finance = await browser.NewPageAsync(portal);
        await finance.SignInAsync(TradingPortal.Finance, "/months");
        await finance.Page.Keyboard.PressAsync("Control+k");
        await finance.Page.Locator("dialog[open] input").PressSequentiallyAsync("Levnate");
        await Assertions.Expect(finance.Page.Locator("dialog[open] .hit").First).ToContainTextAsync("Levante");
        await finance.Page.Keyboard.PressAsync("Enter");
        await finance.Page.WaitForURLAsync($"**/partners/{TradingPortal.First.PartnerId}");
        await Assertions.Expect(finance.Page.Locator("dialog[open]")).ToHaveCountAsync(0);

        await using var owner = await browser.NewPageAsync(portal);
        await owner.SignInAsync(TradingPortal.Second, "/search?q=Levante");
        await Assertions.Expect(owner.Page.Locator(".hit")).ToHaveCountAsync(0);
        finance.Complaints.ShouldBeEmpty();
    }
}
