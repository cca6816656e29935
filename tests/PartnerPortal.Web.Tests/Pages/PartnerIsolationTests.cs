using Microsoft.Playwright;

namespace PartnerPortal.Web.Tests.Pages;

[Collection(TradingCollection.Name)]
[Trait("Kind", "Journey")]
[Trait("Area", "Partners")]
public sealed class PartnerIsolationTests(TradingPortal portal, ChromiumBrowser browser)
{
    [Fact]
    public async Task A_partner_sees_itself_and_its_own_statements()
    {
        await using var first = await browser.NewPageAsync(portal);
        await first.SignInAsync(TradingPortal.First);
        await Assertions.Expect(first.Page.Locator(".figures")).ToContainTextAsync("Balance");
        await first.Page.ClickAsync(".rail a[href=earnings]");
        await first.Page.ClickAsync(".section-tabs a[href=statements]");
        await Assertions.Expect(first.Page.Locator(".list .row-link").First).ToBeVisibleAsync();

        var own = await portal.LatestStatementAsync(TradingPortal.First);
        (await StatusAsync(first, $"/statements/{own}")).ShouldBe(200);
        (await StatusAsync(first, $"/statements/{own}/csv")).ShouldBe(200);
        var escaped = own.Replace("/", "%2F", StringComparison.Ordinal);
        (await StatusAsync(first, $"/statements/{escaped}")).ShouldBe(200);
        (await StatusAsync(first, $"/statements/{escaped}/csv")).ShouldBe(200);
        (await StatusAsync(first, "/earnings/export?format=xlsx")).ShouldBe(200);
        first.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_second_partner_is_not_there()
    {
        await using var first = await browser.NewPageAsync(portal);
        await first.SignInAsync(TradingPortal.First);
        var foreign = await portal.LatestStatementAsync(TradingPortal.Second);
        string[] paths =
        [
            $"/statements/{foreign}", $"/statements/{foreign}/pdf", $"/statements/{foreign}/csv", $"/statements/{foreign}/xlsx",
            "/statements/2026-999999", $"/partners/{TradingPortal.Second.PartnerId}", $"/partners/{TradingPortal.First.PartnerId}",
            $"/partners/{TradingPortal.Second.PartnerId}/ledger/export", $"/partners/{TradingPortal.Second.PartnerId}/ledger", "/partners",
            "/partners/export", "/statements/completeness",
            "/statements/completeness/export", "/months", $"/months/{portal.OpenMonth}",
        ];
        foreach (var path in paths) (await StatusAsync(first, path)).ShouldBe(404, path);
    }

    [Fact]
    public async Task A_foreign_number_looks_like_an_absent_one()
    {
        await using var first = await browser.NewPageAsync(portal);
        await first.SignInAsync(TradingPortal.First);
        var foreign = await portal.LatestStatementAsync(TradingPortal.Second);
        foreach (var number in new[] { foreign, "2026-999999" })
        {
            await first.Page.GotoAsync($"/statements/{number}");
            await Assertions.Expect(first.Page.Locator("h1")).ToHaveTextAsync("There is nothing here");
        }
    }

    [Fact]
    public async Task A_list_as_a_file_holds_own_rows_only()
    {
        await using var first = await browser.NewPageAsync(portal);
        await first.SignInAsync(TradingPortal.First);
        var answer = await first.Page.Context.APIRequest.GetAsync("/statements/export?format=csv");
        var lines = (await answer.TextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBeGreaterThan(10);
        lines.Skip(1).Select(line => line.Split(',')[0]).ShouldBe(await portal.StatementsAsync(TradingPortal.First), ignoreOrder: true);
        answer.Headers["content-disposition"].ShouldStartWith("attachment");
        answer.Headers["x-content-type-options"].ShouldBe("nosniff");
        answer.Headers["cache-control"].ShouldBe("no-store");
    }

    [Fact]
    public async Task A_support_agent_sees_partners_without_money()
    {
        await using var agent = await browser.NewPageAsync(portal);
        await agent.SignInAsync(TradingPortal.Agent);
        var home = agent.Page.Locator("main");
        (await home.Locator(".doors a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))")).ShouldBe(
            ["partners", "licences"]);
        foreach (var href in new[] { "/partners", "/licences", "/search?q=Levante" }) (await StatusAsync(agent, href)).ShouldBe(200, href);
        foreach (var money in new[] { "alance", "earn", "payout", "statement" })
            (await home.InnerTextAsync()).ShouldNotContain(money, Case.Insensitive);
        await home.Locator("input[type=search]").FillAsync("Levnate");
        await agent.Page.Keyboard.PressAsync("Enter");
        await home.Locator(".hit", new() { HasText = "Levante" }).First.ClickAsync();
        await Assertions.Expect(home.Locator("h1")).ToContainTextAsync("Levante");
        await agent.Page.GotoAsync("/partners");
        await Assertions.Expect(agent.Page.GetByRole(AriaRole.Columnheader, new() { NameString = "Country" })).ToBeVisibleAsync();
        await Assertions.Expect(agent.Page.GetByRole(AriaRole.Columnheader, new() { NameString = "Balance" })).ToHaveCountAsync(0);
        (await StatusAsync(agent, $"/partners/{TradingPortal.First.PartnerId}")).ShouldBe(404);
        (await StatusAsync(agent, "/statements/export")).ShouldBe(404);
    }

    private static async Task<int> StatusAsync(PortalPage page, string path) => (await page.Page.Context.APIRequest.GetAsync(path)).Status;
}
