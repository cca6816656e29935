using Microsoft.Playwright;
using PartnerPortal.Domain;
using PartnerPortal.Web.Components.Kit;
using PartnerPortal.Web.Tests.Pages;

namespace PartnerPortal.Web.Tests.Operations;

[Trait("Kind", "Journey")]
[Trait("Kind", "Fault")]
public sealed class TwoNodesTests(TwoNodePortal portal, ChromiumBrowser browser)
    : IClassFixture<TwoNodePortal>, IClassFixture<ChromiumBrowser>
{
    private const string Undelivered = "select count(*)::int from mail where status <> 'sent'";

    private const string StopIsAsked = "select count(*)::int from close_run where stop_requested_by is not null";

    [Fact]
    public async Task Two_nodes_share_sign_ins_and_runs_and_do_everything_once()
    {
        var month = portal.OpenMonth.Previous;
        await using var first = await browser.NewPageAsync(portal);
        await first.SignInAsync(TradingPortal.Finance, "/months");
        // The same browser: cookies know hosts and no ports, so that the cookie of the first node comes to the second.
        var second = await first.Page.Context.NewPageAsync();
        (await second.GotoAsync(new Uri(portal.SecondAddress, "months").ToString()))!.Status.ShouldBe(200);
        await second.WaitForSelectorAsync(".frame[data-interactive]");
        new Uri(second.Url).AbsolutePath.ShouldBe("/months");

        await PreviewAsync(first.Page, month);
        await using (await portal.HoldStatementsAsync())
        {
            await ConfirmAsync(first.Page, month);
            await Assertions.Expect(second.Locator(".run")).ToContainTextAsync(TradingPortal.Finance.Name);
            await second.GetByRole(AriaRole.Button, new() { NameString = "Stop" }).ClickAsync();
            await UntilAsync(StopIsAsked, "1");
        }

        foreach (var page in new[] { first.Page, second })
            await Assertions.Expect(page.Locator(".standing .notice")).ToContainTextAsync(TradingPortal.Finance.Name);
        await second.Locator(".standing .button.primary").ClickAsync();
        foreach (var page in new[] { first.Page, second })
            await Assertions.Expect(page.Locator(".result")).ToContainTextAsync($"{DateFormat.Inline(month)} is closed.");

        first.Complaints.ShouldBeEmpty();
        await SweepAtOnceAsync();
        await ExpectMailOnceAsync();
    }

    /// <summary>Both nodes start at the same moment and find the same month due.</summary>
    private async Task SweepAtOnceAsync()
    {
        await portal.ExecuteAsOwnerAsync("update program set automatic_close = true, automatic_close_day = 1");
        await portal.RestartAsync();
        var month = portal.OpenMonth.First.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await UntilAsync($"select status from period where month = '{month}'", "closed");
        (await portal.ReadAsync($"select status || ' ' || started_by from close_run where month = '{month}'")).ShouldBe(["done automatic"]);
    }

    private async Task ExpectMailOnceAsync()
    {
        await UntilAsync(Undelivered, "0");
        var sent = await portal.ReadAsync("select mail_id from mail");
        sent.ShouldNotBeEmpty();
        portal.Mailbox.Received.Select(MessageId).Order().ShouldBe(
            sent.Select(id => id.Replace("-", "", StringComparison.Ordinal)).Order());
    }

    private static string MessageId(string mail)
    {
        var start = mail.IndexOf("Message-ID: <", StringComparison.OrdinalIgnoreCase) + "Message-ID: <".Length;
        return mail[start..mail.IndexOf('@', start)];
    }

    private async Task UntilAsync(string sql, string expected)
    {
        string[] found = [];
        for (var attempt = 0; attempt < 240; attempt++)
        {
            found = await portal.ReadAsync(sql);
            if (found is [var only] && only == expected) return;
            await Task.Delay(250);
        }

        found.ShouldBe([expected], sql + "\n" + string.Join('\n', portal.Output));
    }

    private static async Task PreviewAsync(IPage page, Month month)
    {
        await page.GetByRole(AriaRole.Link, new() { NameString = $"Close {DateFormat.Inline(month)}" }).ClickAsync();
        await Assertions.Expect(page.Locator(".list .row-link").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".figures")).ToContainTextAsync("Commission");
    }

    private static async Task ConfirmAsync(IPage page, Month month)
    {
        await page.GetByRole(AriaRole.Button, new() { NameString = $"Close {DateFormat.Inline(month)}…" }).ClickAsync();
        var dialog = page.Locator("dialog[open]");
        await dialog.Locator("input").FillAsync(DateFormat.Inline(month));
        await dialog.Locator(".danger").ClickAsync();
    }
}
