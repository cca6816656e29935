using Microsoft.Playwright;

namespace PartnerPortal.Web.Tests.Account;

[Collection(GuardedCollection.Name)]
[Trait("Kind", "Journey")]
public sealed class SecondFactorJourneyTests(GuardedPortal server, ChromiumBrowser browser)
{
    private const string CodeField = "input[autocomplete=one-time-code]";

    [Fact]
    public async Task Staff_sets_up_an_app_before_anything_else_and_then_needs_its_codes()
    {
        await using var portal = await browser.NewPageAsync(server);
        var page = portal.Page;
        await portal.EnterAsync(GuardedPortal.Phone);
        page.Url.ShouldContain("/sign-in/set-up");
        // Half signed in is not signed in: nothing else opens.
        foreach (var path in new[] { "/", "/months", "/account", "/settings/people" })
        {
            await page.GotoAsync(path);
            page.Url.ShouldContain("/sign-in?returnUrl=");
        }

        await page.GotoAsync("/sign-in/set-up");
        var key = (await page.TextContentAsync(".key-text"))!;
        (await page.GetAttributeAsync(".authenticator-key img", "src")).ShouldNotBeNull().ShouldStartWith("data:image/svg+xml");
        await page.FillAsync(CodeField, "000000");
        await page.ClickAsync(".sign-in form:has(.code-input) button[type=submit]");
        await page.WaitForSelectorAsync("#set-up-refused");
        (await page.TextContentAsync(".key-text")).ShouldBe(key);

        var spent = GuardedPortal.Code(key);
        await page.FillAsync(CodeField, spent);
        await page.ClickAsync(".sign-in form:has(.code-input) button[type=submit]");
        var codes = await page.Locator(".recovery-codes code").AllTextContentsAsync();
        codes.Count.ShouldBe(10);
        await page.ClickAsync(".sign-in > a.primary");
        await portal.UntilAliveAsync();

        await portal.LeaveAsync();
        await portal.EnterAsync(GuardedPortal.Phone);
        page.Url.ShouldContain("/sign-in/code");
        await CodeAsync(page, spent);
        await page.WaitForSelectorAsync("#code-refused");
        await CodeAsync(page, GuardedPortal.Code(key, stepsAhead: 1));
        await portal.UntilAliveAsync();

        await portal.LeaveAsync();
        await portal.EnterAsync(GuardedPortal.Phone);
        await CodeAsync(page, codes[3].ToUpperInvariant());
        await portal.UntilAliveAsync();

        await portal.LeaveAsync();
        await portal.EnterAsync(GuardedPortal.Phone);
        await CodeAsync(page, codes[3]);
        await page.WaitForSelectorAsync("#code-refused");
        portal.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_passkey_signs_in_as_second_factor_and_without_a_password()
    {
        await using var portal = await browser.NewPageAsync(server);
        var page = portal.Page;
        await portal.AddAuthenticatorAsync();
        await portal.EnterAsync(GuardedPortal.Key);
        await page.ClickAsync("[data-passkey]");
        await page.WaitForSelectorAsync(".recovery-codes");
        await page.ClickAsync(".sign-in > a.primary");
        await portal.UntilAliveAsync();

        await portal.LeaveAsync();
        await portal.EnterAsync(GuardedPortal.Key);
        await page.ClickAsync("[data-passkey]");
        await portal.UntilAliveAsync();

        await portal.LeaveAsync();
        await page.GotoAsync("/sign-in?returnUrl=%2Faccount");
        await page.ClickAsync("[data-passkey]");
        await portal.UntilAliveAsync();
        page.Url.ShouldEndWith("/account");
        (await page.Locator(".factors li").CountAsync()).ShouldBeGreaterThan(3);

        // The last factor of staff stays; with a second passkey one may go.
        await page.ClickAsync("button[aria-label^=Remove]");
        await page.WaitForSelectorAsync(".account .notice.red");
        portal.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Wrong_codes_make_the_next_one_wait_and_say_how_long()
    {
        await using var portal = await browser.NewPageAsync(server);
        var page = portal.Page;
        var key = await portal.SetUpAndSignInAsync(GuardedPortal.Guessed);
        await portal.LeaveAsync();

        await portal.EnterAsync(GuardedPortal.Guessed);
        for (var attempt = 0; attempt < 6; attempt++)
        {
            await CodeAsync(page, "123123");
            await page.WaitForSelectorAsync("#code-refused");
            // The right password in between does not start the counting again.
            if (attempt == 2) await portal.EnterAsync(GuardedPortal.Guessed);
            if (attempt > 2) await Task.Delay(TimeSpan.FromSeconds(1 << (attempt - 3)));
        }

        for (var attempt = 0; attempt < 2; attempt++) await CodeAsync(page, "123123");
        await Assertions.Expect(page.Locator("#code-refused")).ToContainTextAsync("this one was not checked. Please try again in");
        // Codes have to wait, the password has not: who knows it is not kept out by them.
        await page.GotoAsync("/sign-in");
        await portal.EnterAsync(GuardedPortal.Guessed);
        await page.WaitForSelectorAsync(CodeField);
        await Task.Delay(TimeSpan.FromSeconds(9));
        await CodeAsync(page, GuardedPortal.Code(key, stepsAhead: 1));
        await portal.UntilAliveAsync();
    }

    private static async Task CodeAsync(IPage page, string code)
    {
        await page.FillAsync(CodeField, code);
        await page.ClickAsync(".sign-in form:has(.code-input) button[type=submit]");
    }
}
