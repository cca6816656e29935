using System.Globalization;
using Microsoft.Playwright;
using Npgsql;
using PartnerPortal.Data;
using PartnerPortal.Web.Tests.Pages;

namespace PartnerPortal.Web.Tests.Kit;

[Collection(TradingCollection.Name)]
[Trait("Kind", "Journey")]
[Trait("Area", "Lists")]
public sealed class ListJourneyTests(TradingPortal portal, ChromiumBrowser browser)
{
    [Theory]
    [InlineData("/partners?status=active&sort=-name&cols=name,id,status,balance,currency")]
    [InlineData("/statements?month=2026-01&sort=-closing")]
    [InlineData("/invoices?state=paid&sort=gross&cols=number,customer,state,gross,paid,currency")]
    [InlineData("/partners/P-1001/commissions?standing=none")]
    public async Task A_file_holds_exactly_what_the_screen_shows(string path)
    {
        await using var finance = await browser.NewPageAsync(portal);
        await finance.SignInAsync(TradingPortal.Finance, path);
        var screen = await TableAsync(finance.Page);
        screen.Length.ShouldBeGreaterThan(1);
        var file = await FileAsync(finance, "csv");
        file[0].ShouldBe(screen[0]);
        file.Length.ShouldBeGreaterThanOrEqualTo(screen.Length);
        for (var row = 1; row < screen.Length; row++)
        {
            for (var column = 0; column < screen[row].Length; column++)
                Same(screen[row][column], file[row][column]).ShouldBeTrue(
                    $"row {row}: '{screen[row][column]}' on the screen, '{file[row][column]}' in the file");
        }

        finance.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Names_that_look_like_formulas_leave_as_text()
    {
        string[] hostile = ["=1+1", "+1", "-1", "@sum(a1)", "\tx", "\rx"];
        await using (var source = NpgsqlDataSource.Create(portal.Connection.App))
        {
            await using var tx = await new PortalDatabase(source).BeginAsync(DataScope.All, CancellationToken.None);
            foreach (var name in hostile)
                await tx.ExecuteAsync("""
                    insert into customer (program_id, customer_id, name, country)
                    values ('main', $1, $2, 'ES')
                    """, CancellationToken.None, "HOSTILE" + (int)name[0], name);
            await tx.CommitAsync(CancellationToken.None);
        }

        await using var finance = await browser.NewPageAsync(portal);
        await finance.SignInAsync(TradingPortal.Finance, "/customers?q=HOSTILE&cols=name,id");
        var file = await FileAsync(finance, "csv");
        file.Skip(1).Select(row => row[0]).ShouldBe(hostile.Select(name => "'" + name), ignoreOrder: true);
        finance.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_filter_is_saved_as_a_tab_and_taken_away_with_undo()
    {
        await using var manager = await browser.NewPageAsync(portal);
        await manager.SignInAsync(TradingPortal.Manager, "/partners");
        var page = manager.Page;
        await page.ClickAsync(".drop summary >> nth=0");
        await page.Locator(".drop-panel select").First.SelectOptionAsync("terminated");
        await page.WaitForURLAsync("**status=terminated*");
        await Assertions.Expect(page.Locator(".chip")).ToContainTextAsync("Status: Terminated");
        await page.ClickAsync(".chips .button:has-text('Save view')");
        await page.FillAsync("dialog[open] input", "Gone");
        await page.ClickAsync("dialog[open] .primary");
        await Assertions.Expect(page.Locator(".views .tab[aria-current]")).ToHaveTextAsync("Gone");

        await page.ClickAsync(".views .tab >> nth=0");
        await Assertions.Expect(page.Locator(".chip")).ToHaveCountAsync(0);
        await page.ClickAsync(".views .tab >> nth=1");
        await page.WaitForURLAsync("**status=terminated*");
        await page.ClickAsync(".views details summary");
        await page.ClickAsync(".views .menu-item >> nth=1");
        await Assertions.Expect(page.Locator(".views .tab")).ToHaveCountAsync(0);
        await page.ClickAsync(".toast .button >> nth=0");
        await Assertions.Expect(page.Locator(".views .tab")).ToHaveCountAsync(2);
        manager.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Chosen_columns_are_remembered()
    {
        await using var manager = await browser.NewPageAsync(portal);
        await manager.SignInAsync(TradingPortal.Manager, "/customers");
        var page = manager.Page;
        var country = page.GetByRole(AriaRole.Columnheader, new() { NameString = "Country" });
        await Assertions.Expect(country).ToBeVisibleAsync();
        await page.ClickAsync(".drop summary:has-text('Columns')");
        await page.ClickAsync(".tick:has-text('Country')");
        await Assertions.Expect(country).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await manager.UntilAliveAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Columnheader, new() { NameString = "Customer no." })).ToBeVisibleAsync();
        await Assertions.Expect(country).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_list_is_worked_by_keyboard_alone()
    {
        await using var finance = await browser.NewPageAsync(portal);
        await finance.SignInAsync(TradingPortal.Finance, "/invoices");
        var page = finance.Page;
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(page.Locator(".picked")).ToContainTextAsync("1 selected");
        var first = await page.Locator(".list .row-link").First.InnerTextAsync();
        var picked = await page.Context.APIRequest.GetAsync((await page.Locator(".picked a:has-text('CSV')").GetAttributeAsync("href"))!);
        Rows((await picked.TextAsync()).TrimStart('\ufeff')).Skip(1).ShouldHaveSingleItem()[0].ShouldBe(first);
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(first);
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator(".list .row-link").First).ToBeVisibleAsync();
        await FocusSearchAsync(page);
        await page.Keyboard.TypeAsync(first);
        await page.WaitForURLAsync($"**q={first}*");
    }

    [Fact]
    public async Task Several_partners_get_a_contact_person_at_once()
    {
        await using var manager = await browser.NewPageAsync(portal);
        await manager.SignInAsync(TradingPortal.Manager, "/partners?sort=id");
        var page = manager.Page;
        foreach (var partner in new[] { TradingPortal.First, TradingPortal.Second })
            await page.ClickAsync($".pick input[aria-label*='{partner.PartnerId}']");
        await page.ClickAsync(".picked button:has-text('Assign contact person')");
        await page.ClickAsync($"dialog[open] .people-choice button:has-text('{TradingPortal.Agent.Name}')");
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync(
            $"{TradingPortal.Agent.Name} is now the contact person of 2 partners");
        await page.GotoAsync($"/partners/{TradingPortal.First.PartnerId}/agreement");
        await Assertions.Expect(page.Locator(".facts").First).ToContainTextAsync(TradingPortal.Agent.Email);
        manager.Complaints.ShouldBeEmpty();
    }

    /// <summary>Presses the key of the search once the heading, which takes the focus after a navigation, has let go of it.</summary>
    private static async Task FocusSearchAsync(IPage page)
    {
        var search = page.Locator(".list input[type=search]");
        for (var kept = 0; kept < 5;)
        {
            if (await search.EvaluateAsync<bool>("input => input === document.activeElement")) kept++;
            else
            {
                kept = 0;
                await page.Keyboard.PressAsync("/");
            }

            await page.WaitForTimeoutAsync(300);
        }
    }

    private static Task<string[][]> TableAsync(IPage page) => page.EvaluateAsync<string[][]>("""
        [...document.querySelectorAll(".list table tr")].map(row => [...row.querySelectorAll("th, td")].filter(cell => !cell.classList.contains("pick")).map(cell => {
          const copy = cell.cloneNode(true);
          for (const hidden of copy.querySelectorAll(".sr-only, svg")) hidden.remove();
          return copy.querySelector("time")?.getAttribute("datetime") ?? copy.textContent.trim().replace(/\s+/g, " ");
        }))
        """);

    private static async Task<string[][]> FileAsync(PortalPage person, string format)
    {
        var href = await person.Page.Locator($".exports a:has-text('{format.ToUpperInvariant()}')").GetAttributeAsync("href");
        var answer = await person.Page.Context.APIRequest.GetAsync(href!);
        answer.Status.ShouldBe(200);
        return Rows((await answer.TextAsync()).TrimStart('\ufeff'));
    }

    /// <summary>Numbers, dates and months look as people write them on a screen and as machines read them in a file.</summary>
    private static bool Same(string screen, string file)
    {
        if (screen.Replace('\u00a0', ' ').Trim() == file.Trim()) return true;
        var written = screen is "–"
            ? "0.00"
            : screen.Replace(",", "", StringComparison.Ordinal).Replace('\u2212', '-').Replace("%", "", StringComparison.Ordinal).Trim();
        return decimal.TryParse(written, NumberStyles.Number, CultureInfo.InvariantCulture, out var left)
            && decimal.TryParse(file, NumberStyles.Number, CultureInfo.InvariantCulture, out var right) && left == right;
    }

    private static string[][] Rows(string csv)
    {
        List<string[]> rows = [];
        List<string> row = [];
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        for (var at = 0; at < csv.Length; at++)
        {
            var sign = csv[at];
            if (quoted && sign == '"' && at + 1 < csv.Length && csv[at + 1] == '"') cell.Append(csv[++at]);
            else if (sign == '"') quoted = !quoted;
            else if (!quoted && sign is ',' or '\n' && !quoted)
            {
                row.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (sign == ',') continue;
                rows.Add([.. row]);
                row = [];
            }
            else cell.Append(sign);
        }

        return [.. rows];
    }
}
