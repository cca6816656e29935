using Microsoft.Playwright;
using PartnerPortal.Data.Platform.Access;

namespace PartnerPortal.Web.Tests.Account;

[Collection(GuardedCollection.Name)]
[Trait("Kind", "Journey")]
public sealed class AccountJourneyTests(GuardedPortal server, ChromiumBrowser browser)
{
    private const string NewPassword = "Teller blau Moped Wolke";

    [Fact]
    public async Task A_forgotten_password_is_set_anew_and_ends_other_sessions()
    {
        await using var elsewhere = await browser.NewPageAsync(server);
        await elsewhere.SignInAsync(GuardedPortal.Forgetful);
        await using var portal = await browser.NewPageAsync(server);
        var page = portal.Page;
        await page.GotoAsync("/forgot");
        await page.FillAsync("input[type=email]", "nobody@partner.example");
        await page.ClickAsync(".sign-in button[type=submit]");
        var unknown = (await page.TextContentAsync("[role=status]"))!.Replace("nobody@partner.example", "", StringComparison.Ordinal);

        await page.GotoAsync("/forgot");
        await page.FillAsync("input[type=email]", GuardedPortal.Forgetful.Email);
        await page.ClickAsync(".sign-in button[type=submit]");
        (await page.TextContentAsync("[role=status]"))!.Replace(GuardedPortal.Forgetful.Email, "", StringComparison.Ordinal).ShouldBe(
            unknown);

        var link = await server.MailedLinkAsync(GuardedPortal.Forgetful.Email);
        await page.GotoAsync("/" + link);
        await page.FillAsync("input[type=password]", "Password2024!");
        await page.ClickAsync(".sign-in button[type=submit]");
        await page.WaitForSelectorAsync(".field-error");
        await page.FillAsync("input[type=password]", NewPassword);
        await page.ClickAsync(".sign-in button[type=submit]");
        await portal.UntilAliveAsync();
        await page.GotoAsync("/" + link);
        await page.WaitForSelectorAsync(".empty");
        await elsewhere.Page.WaitForURLAsync("**/sign-in*", new() { Timeout = 60_000 });
        portal.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_owner_invites_somebody_who_takes_the_account_over()
    {
        const string email = "new.colleague@partner.example";
        await using var portal = await browser.NewPageAsync(server);
        await portal.SignInAsync(GuardedPortal.Owner, "/company/people");
        var page = portal.Page;
        (await page.TextContentAsync(".list"))!.ShouldNotContain(GuardedPortal.Stranger.Name);
        await page.ClickAsync(".page-actions .button.primary");
        await page.FillAsync("dialog[open] input[type=email]", email);
        await page.FillAsync("dialog[open] input[type=text]", "Nuria Nueva");
        await page.ClickAsync("dialog[open] .dialog-actions .primary");
        await page.WaitForSelectorAsync(".toast");
        await page.WaitForSelectorAsync($"tr:has-text('{email}')");

        await using var guest = await browser.NewPageAsync(server);
        await guest.Page.GotoAsync("/" + await server.MailedLinkAsync(email));
        await guest.Page.SelectOptionAsync("select[name=Language]", "es");
        await guest.Page.FillAsync("input[type=password]", NewPassword);
        await guest.Page.ClickAsync(".sign-in button[type=submit]");
        await guest.UntilAliveAsync();
        guest.Page.Url.ShouldContain("/account?welcome=true");
        (await guest.Page.GetAttributeAsync("html", "lang")).ShouldBe("es");
        (await server.ReadAsync($"""
            select role || ' ' || partner_id || ' ' || language from users where email = '{email}'
            """)).ShouldBe("partner_sales P-0001 es");
        portal.Complaints.Concat(guest.Complaints).ShouldBeEmpty();
    }

    [Fact]
    public async Task Somebody_ends_another_session_and_is_asked_again_before_changing_factors()
    {
        await using var other = await browser.NewPageAsync(server);
        await other.SignInAsync(GuardedPortal.Member);
        await using var portal = await browser.NewPageAsync(server);
        await portal.SignInAsync(GuardedPortal.Member, "/account");
        var page = portal.Page;
        await page.ClickAsync("section:has(#account-sessions) li .button");
        await page.WaitForSelectorAsync(".toast");
        await other.Page.WaitForURLAsync("**/sign-in*", new() { Timeout = 60_000 });

        await server.AsOwnerAsync($"""
            update user_session set stepped_up_at = now() - interval '1 hour' where user_id = (select id from users
                where email = '{GuardedPortal.Member.Email}')
            """);
        await page.ClickAsync("section:has(#account-factors) .factors li:first-child .button");
        await page.FillAsync("dialog[open] input[type=password]", "not the password");
        await page.ClickAsync("dialog[open] .dialog-actions .primary");
        await page.WaitForSelectorAsync("dialog[open] .notice.red");
        await page.FillAsync("dialog[open] input[type=password]", Person.Password);
        await page.ClickAsync("dialog[open] .dialog-actions .primary");
        var key = (await page.TextContentAsync("dialog[open] .key-text"))!;
        await page.FillAsync("dialog[open] .code-input", GuardedPortal.Code(key));
        await page.ClickAsync("dialog[open] .dialog-actions .primary");
        await page.WaitForSelectorAsync("dialog[open] .recovery-codes");
        (await page.Locator("dialog[open] .recovery-codes code").CountAsync()).ShouldBe(10);
        portal.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_passkey_is_added_named_anew_and_removed_from_ones_own_account()
    {
        const string keys = ".factors li:has(button[aria-label^='Rename'])";
        await using var portal = await browser.NewPageAsync(server);
        await portal.AddAuthenticatorAsync();
        await portal.SignInAsync(GuardedPortal.Collector, "/account");
        var page = portal.Page;
        (await page.Locator(keys).CountAsync()).ShouldBe(0);
        await page.ClickAsync(".factors li:last-child .button");
        await page.FillAsync("dialog[open] input[name=name]", "Laptop");
        await page.ClickAsync("dialog[open] [data-passkey]");
        // The first factor brings recovery codes.
        await page.WaitForSelectorAsync("dialog[open] .recovery-codes");
        await page.ClickAsync("dialog[open] .dialog-actions .primary");
        (await page.TextContentAsync($"{keys} strong")).ShouldBe("Laptop");

        await page.ClickAsync($"{keys} button[aria-label='Rename Laptop']");
        await page.FillAsync("dialog[open] input", "Office <key>");
        await page.ClickAsync("dialog[open] .dialog-actions .primary");
        await page.WaitForSelectorAsync("button[aria-label='Rename Office <key>']");
        await page.ReloadAsync();
        await portal.UntilAliveAsync();
        (await page.TextContentAsync($"{keys} strong")).ShouldBe("Office <key>");

        await page.ClickAsync("button[aria-label='Remove Office <key>']");
        await page.WaitForSelectorAsync(keys, new() { State = WaitForSelectorState.Detached });
        (await server.ReadAsync($"""
            select count(*) from user_passkeys
            where user_id = (select id from users where email = '{GuardedPortal.Collector.Email}')
            """)).ShouldBe("0");
        portal.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_administrator_changes_a_role_takes_it_back_and_resets_a_factor()
    {
        await using var portal = await browser.NewPageAsync(server);
        var page = portal.Page;
        await portal.SetUpAndSignInAsync(GuardedPortal.Admin, "/settings/people?q=second%40vendor.example");
        await page.ClickAsync("button[aria-label^='Manage ']");
        await page.FillAsync("dialog[open] input[type=tel]", "+49 30 123456");
        await page.ClickAsync("dialog[open] .person-line button");
        await page.WaitForSelectorAsync(".toast");
        (await server.ReadAsync($"select phone_number from users where email = '{GuardedPortal.Second.Email}'")).ShouldBe("+49 30 123456");
        await page.ReloadAsync();
        await portal.UntilAliveAsync();
        await page.ClickAsync("button[aria-label^='Manage ']");
        (await page.InputValueAsync("dialog[open] input[type=tel]")).ShouldBe("+49 30 123456");
        await page.SelectOptionAsync("dialog[open] select", nameof(PortalRole.Finance));
        await page.WaitForSelectorAsync(".toast");
        (await server.ReadAsync(RoleOf(GuardedPortal.Second))).ShouldBe("finance");
        await page.ClickAsync(".toast .button:not(.square)");
        await page.WaitForSelectorAsync(".list td:has-text('Administrator')");
        (await server.ReadAsync(RoleOf(GuardedPortal.Second))).ShouldBe("administrator");

        await using (var user = await browser.NewPageAsync(server)) await user.SetUpAndSignInAsync(GuardedPortal.Second, "/");
        await page.ReloadAsync();
        await portal.UntilAliveAsync();
        await page.ClickAsync("button[aria-label^='Manage ']");
        await page.ClickAsync("dialog[open] .person-actions .button:nth-child(2)");
        await page.ClickAsync("dialog[open] .danger");
        await page.WaitForSelectorAsync(".toast");
        (await server.ReadAsync($"""
            select count(*) from user_totp
            where user_id = (select id from users where email = '{GuardedPortal.Second.Email}')
            """)).ShouldBe("0");
        (await server.ReadAsync($"""
            select count(*) from mail
            where to_address = '{GuardedPortal.Second.Email}' and kind = 'second_factor_reset'
            """)).ShouldBe("1");
        portal.Complaints.ShouldBeEmpty();
    }

    private static string RoleOf(Person person) => $"select role from users where email = '{person.Email}'";
}
