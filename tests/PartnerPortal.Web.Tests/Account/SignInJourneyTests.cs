using Microsoft.EntityFrameworkCore;

namespace PartnerPortal.Web.Tests.Account;

[Collection(PortalCollection.Name)]
[Trait("Kind", "Journey")]
public sealed class SignInJourneyTests(PortalServer server, ChromiumBrowser browser)
{
    [Fact]
    public async Task Somebody_signs_in_changes_language_and_colours_and_leaves()
    {
        await using var portal = await browser.NewPageAsync(server);
        await portal.SignInAsync(Person.Finance);
        var page = portal.Page;
        (await page.TextContentAsync("h1")).ShouldNotBeNull().ShouldContain("Frida Berger");

        await page.ClickAsync(".top [popovertarget=language-menu]");
        await page.ClickAsync("#language-menu button[value=de]");
        await page.WaitForSelectorAsync("html[lang=de]");
        (await page.TextContentAsync(".rail")).ShouldNotBeNull().ShouldContain("Geld");
        await portal.UntilAliveAsync();

        await page.ClickAsync("[popovertarget=person-menu]");
        await page.ClickAsync("[data-theme-choice=dark]");
        await page.ReloadAsync();
        (await page.GetAttributeAsync("html", "data-theme")).ShouldBe("dark");
        await portal.UntilAliveAsync();

        await page.ClickAsync("[popovertarget=person-menu]");
        await page.ClickAsync("#person-menu button[type=submit]");
        await page.WaitForSelectorAsync(".sign-in");
        await page.GotoAsync("/");
        page.Url.ShouldContain("/sign-in");
        portal.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_password_says_so_and_keeps_the_address()
    {
        await using var portal = await browser.NewPageAsync(server);
        await portal.Page.GotoAsync("/sign-in");
        await portal.Page.FillAsync("input[type=email]", "nobody@vendor.example");
        await portal.Page.FillAsync("input[type=password]", "not the password");
        await portal.Page.ClickAsync(".sign-in button[type=submit]");
        await portal.Page.WaitForSelectorAsync("[role=alert]");
        (await portal.Page.InputValueAsync("input[type=email]")).ShouldBe("nobody@vendor.example");
    }

    [Fact]
    public async Task Who_was_disabled_gets_nothing_more_by_the_next_click_and_is_told_why()
    {
        await using var portal = await browser.NewPageAsync(server);
        await portal.SignInAsync(Person.Leaver, "/partners");
        await DisableAsync(Person.Leaver);
        try
        {
            await portal.Page.ClickAsync(".rail li:last-child a", new() { Timeout = 5_000 });
        }
        catch (Exception left) when (left is TimeoutException or Microsoft.Playwright.PlaywrightException)
        {
            // The page has asked by itself meanwhile, and is not there any more.
        }

        await portal.Page.WaitForURLAsync("**/sign-in?ended=true*", new() { Timeout = 10_000 });
        (await portal.Page.TextContentAsync("[role=status]")).ShouldNotBeNull().ShouldContain("Your session has ended.");
    }

    [Fact]
    public async Task A_page_that_nobody_touches_is_left_within_a_minute()
    {
        await using var portal = await browser.NewPageAsync(server);
        await portal.SignInAsync(Person.Idle);
        await DisableAsync(Person.Idle);
        await portal.Page.WaitForURLAsync("**/sign-in*", new() { Timeout = 60_000 });
    }

    [Fact]
    public async Task A_request_of_somebody_whose_time_is_over_ends_at_the_door()
    {
        await using var portal = await browser.NewPageAsync(server);
        await portal.SignInAsync(Person.Late);
        // An open page would leave by itself.
        await portal.Page.GotoAsync("about:blank");
        await using (var context = server.OpenContext())
        {
            await context.Database.ExecuteSqlAsync(
                $"""
                update user_session set expires_at = now() - interval '1 second' where user_id = (select id from users
                    where email = {Person.Late.Email})
                """);
        }

        await portal.Page.GotoAsync("/months");
        portal.Page.Url.ShouldContain("/sign-in?returnUrl=%2Fmonths&ended=true");
        await Microsoft.Playwright.Assertions.Expect(portal.Page.Locator("[role=status]")).ToContainTextAsync("Your session has ended.");
    }

    private async Task DisableAsync(Person person)
    {
        await using var context = server.OpenContext();
        var user = context.Users.Single(user => user.Email == person.Email);
        user.DisabledAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        user.SecurityStamp = Guid.NewGuid().ToString("N");
        await context.SaveChangesAsync();
    }
}
