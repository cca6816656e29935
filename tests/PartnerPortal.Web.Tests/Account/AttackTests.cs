using System.Globalization;
using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace PartnerPortal.Web.Tests.Account;

/// <summary>What an attacker did to the running portal.</summary>
public sealed class AttackTests(AttackedPortal server, ChromiumBrowser browser)
    : IClassFixture<AttackedPortal>, IClassFixture<ChromiumBrowser>
{
    [Fact]
    public async Task Fifty_wrong_passwords_from_elsewhere_keep_nobody_from_signing_in()
    {
        using (var attacker = server.NewClient("203.0.113.9"))
        {
            for (var guess = 0; guess < 50; guess++) await PostAsync(attacker, AttackedPortal.Finance.Email, $"guess {guess}");
            var words = await WordsAsync(await PostAsync(attacker, AttackedPortal.Finance.Email, Person.Password));
            words.ShouldContain("this one was not checked. Please try again in");
        }

        using var person = server.NewClient("198.51.100.7");
        (await PostAsync(person, AttackedPortal.Finance.Email, Person.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        const string entries = """
            select action || ' ' || (after ->> 'count') from audit_entry
            where subject = 'finance@vendor.example' and address = '203.0.113.9' order by ctid
            """;
        (await server.ReadAsync(entries)).ShouldBe(["sign_in_refused 1", "sign_in_slowed 1", "sign_in_refused 10"]);
        server.Log.ShouldContain(line => line.Contains("A password was refused from 203.0.113.9", StringComparison.Ordinal));
        foreach (var secret in new[] { "guess 1", "finance@vendor.example" })
            server.Log.ShouldNotContain(line => line.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Guessing_from_many_addresses_slows_new_places_and_not_a_known_browser()
    {
        using var known = server.NewClient("198.51.100.8");
        (await PostAsync(known, AttackedPortal.Hunted.Email, Person.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var (words, guesses) = ("", 0);
        while (!words.Contains("Please wait 10 s", StringComparison.Ordinal))
        {
            using var attacker = server.NewClient(string.Create(CultureInfo.InvariantCulture, $"203.0.113.{100 + ++guesses}"));
            words = await WordsAsync(await PostAsync(attacker, AttackedPortal.Hunted.Email, $"guess {guesses}"));
            guesses.ShouldBeLessThan(150);
        }

        // No place but the known one gets a password looked at now.
        using var stranger = server.NewClient("203.0.113.99");
        (await WordsAsync(await PostAsync(stranger, AttackedPortal.Hunted.Email, Person.Password))).ShouldContain(
            "this one was not checked");
        await SignOutAsync(known);
        (await PostAsync(known, AttackedPortal.Hunted.Email, Person.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task An_unknown_account_is_answered_word_for_word_like_a_known_one()
    {
        using var one = server.NewClient("203.0.113.31");
        using var other = server.NewClient("203.0.113.32");
        for (var guess = 0; guess < 5; guess++)
        {
            var known = await WordsAsync(await PostAsync(one, AttackedPortal.Collector.Email, "guess"));
            (await WordsAsync(await PostAsync(other, "nobody@vendor.example", "guess"))).ShouldBe(known);
        }
    }

    [Fact]
    public async Task A_page_that_one_may_not_see_leaves_an_entry_and_a_line()
    {
        using var client = server.NewClient("198.51.100.9");
        await PostAsync(client, AttackedPortal.Curious.Email, Person.Password);
        (await client.GetAsync("/months")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        for (var attempt = 0; attempt < 50; attempt++)
        {
            if ((await Entries()).Count > 0) break;
            await Task.Delay(100);
        }

        (await Entries()).ShouldBe(["Cora Curious /months"]);
        server.Log.ShouldContain(line => line.Contains("was refused /months", StringComparison.Ordinal));

        Task<IReadOnlyList<string>> Entries() => server.ReadAsync("""
            select actor || ' ' || subject from audit_entry where action = 'access_refused'
            """);
    }

    [Fact]
    [Trait("Kind", "Journey")]
    public async Task A_thirteenth_page_says_what_to_do_and_opens_once_another_is_closed()
    {
        await using var portal = await browser.NewPageAsync(server);
        await portal.SignInAsync(AttackedPortal.Collector, "/account");
        var tabs = new List<IPage> { portal.Page };
        while (tabs.Count < 12) tabs.Add(await OpenAsync(portal.Page));
        foreach (var tab in tabs) await tab.WaitForSelectorAsync(".frame[data-interactive]");

        var thirteenth = await OpenAsync(portal.Page);
        await Assertions.Expect(thirteenth.Locator("h1")).ToHaveTextAsync("Too many open pages");
        await Assertions.Expect(thirteenth.Locator(".empty")).ToContainTextAsync("You have 12 pages of the portal open");
        await tabs[5].CloseAsync(new() { RunBeforeUnload = true });
        // It looks by itself whether there is room.
        await thirteenth.WaitForSelectorAsync(".frame[data-interactive]");
        thirteenth.Url.ShouldEndWith("/account");
        portal.Complaints.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Kind", "Journey")]
    public async Task Of_many_pages_that_are_opened_in_the_same_moment_twelve_live_and_the_others_say_that_they_do_not()
    {
        await using var portal = await browser.NewPageAsync(server);
        await portal.SignInAsync(AttackedPortal.Hurried, "/account");
        var tabs = new List<IPage>();
        for (var tab = 0; tab < 14; tab++) tabs.Add(await portal.Page.Context.NewPageAsync());
        await Task.WhenAll(tabs.Select(tab => tab.GotoAsync("/account", new() { WaitUntil = WaitUntilState.Commit, Timeout = 120_000 })));
        const string settled = ".frame[data-interactive], [data-crowded], #blazor-error-ui[style*=block]";
        foreach (var tab in tabs) await tab.WaitForSelectorAsync(settled, new() { Timeout = 120_000 });
        var alive = 0;
        foreach (var tab in tabs) alive += await tab.Locator(".frame[data-interactive]").CountAsync();
        alive.ShouldBe(11);

        // What was stopped says why once it is loaded again.
        foreach (var tab in tabs)
        {
            if (await tab.Locator("#blazor-error-ui[style*=block]").CountAsync() == 0) continue;
            await tab.ClickAsync("#blazor-error-ui [data-reload]");
            await tab.WaitForSelectorAsync("[data-crowded]");
        }
    }

    [Fact]
    [Trait("Kind", "Journey")]
    public async Task An_open_page_ends_with_its_session_and_says_so()
    {
        await using var portal = await browser.NewPageAsync(server);
        await portal.SignInAsync(AttackedPortal.Late, "/partners");
        await using (var context = server.OpenContext())
        {
            await context.Database.ExecuteSqlAsync(
                $"""
                update user_session set expires_at = now()
                where user_id = (select id from users where email = {AttackedPortal.Late.Email})
                """);
        }

        // Without waiting for the link to come to rest: the page leaves as soon as it notices, and the link with it.
        await portal.Page.EvaluateAsync("setTimeout(() => document.querySelector('.rail li:last-child a').click(), 0)");
        await portal.Page.WaitForURLAsync("**/sign-in?ended=true*", new() { Timeout = 30_000 });
        await Assertions.Expect(portal.Page.Locator("[role=status]")).ToContainTextAsync("Your session has ended.");
        (await portal.Page.GotoAsync("/partners"))!.Url.ShouldContain("/sign-in");
    }

    private static async Task<IPage> OpenAsync(IPage beside)
    {
        var tab = await beside.Context.NewPageAsync();
        await tab.GotoAsync("/account");
        return tab;
    }

    private static async Task SignOutAsync(HttpClient client)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync("/account"));
        var token = page.QuerySelector("#person-menu input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token });
        (await client.PostAsync("/sign-out", form)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task<string> WordsAsync(HttpResponseMessage answer) =>
        (await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync()))
            .QuerySelector("#sign-in-refused")?.TextContent ?? $"{answer.StatusCode}";

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string email, string password)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync("/sign-in"));
        var fields = page.QuerySelector(".sign-in form")!.QuerySelectorAll("input[type=hidden]")
            .ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value")!);
        fields["Form.Email"] = email;
        fields["Form.Password"] = password;
        using var form = new FormUrlEncodedContent(fields);
        return await client.PostAsync("/sign-in", form);
    }
}
