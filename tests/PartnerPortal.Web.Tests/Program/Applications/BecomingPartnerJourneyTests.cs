using Microsoft.Playwright;
using Npgsql;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Program.Agreements;
using PartnerPortal.Data;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Web.Tests.Account;
using PartnerPortal.Web.Tests.Pages;
using static Microsoft.Playwright.Assertions;

namespace PartnerPortal.Web.Tests.Program.Applications;

/// <summary>From a stranger's form to a partner, in a browser.</summary>
[Collection(TradingCollection.Name)]
[Trait("Kind", "Journey")]
public sealed class BecomingPartnerJourneyTests(TradingPortal portal, ChromiumBrowser browser)
{
    [Fact]
    public async Task Somebody_applies_is_approved_accepts_and_is_a_partner()
    {
        await WriteTextAsync();
        await using var applicant = await browser.NewPageAsync(portal);
        await ApplyAsync(applicant.Page, "Nordwind Systeme GmbH", "nora@nordwind.example");
        await applicant.Page.GotoAsync("/" + await LinkAsync("nora@nordwind.example", "apply/confirm/"));
        await applicant.Page.ClickAsync(".paper button[type=submit]");
        await Expect(applicant.Page.Locator("h1")).ToContainTextAsync("Danke");

        await using var manager = await browser.NewPageAsync(portal);
        await manager.SignInAsync(TradingPortal.Manager, "/applications");
        await manager.Page.ClickAsync(".list .row-link:has-text('Nordwind')");
        await ReviewAsync(manager.Page);

        await applicant.Page.GotoAsync("/" + await LinkAsync("nora@nordwind.example", "agreement/"));
        await Expect(applicant.Page.Locator(".agreement-text")).ToContainTextAsync("The partner wins");
        await applicant.Page.CheckAsync("input[name='Form.Agreed']");
        await applicant.Page.ClickAsync(".paper form button[type=submit]");
        await Expect(applicant.Page.Locator("h1")).ToContainTextAsync("Nordwind Systeme GmbH");

        await manager.Page.GotoAsync("/partners?q=Nordwind");
        await Expect(manager.Page.Locator(".list tbody tr")).ToContainTextAsync("Nordwind Systeme GmbH");
        await manager.UntilAliveAsync();
        await manager.Page.ClickAsync(".list .row-link");
        await manager.Page.ClickAsync("a[href$='/agreement']");
        await Expect(manager.Page.Locator("#content")).ToContainTextAsync("Nora Wind");
        await Expect(manager.Page.Locator("#content")).ToContainTextAsync(TradingPortal.Manager.Name);
        await EnterAsOwnerAsync(applicant);
        applicant.Complaints.ShouldBeEmpty();
        manager.Complaints.ShouldBeEmpty();
    }

    /// <summary>The invited owner chooses a password, sets up a second factor, and comes in with both.</summary>
    private async Task EnterAsOwnerAsync(PortalPage owner)
    {
        var page = owner.Page;
        await page.GotoAsync("/" + await LinkAsync("nora@nordwind.example", "invitation/"));
        await page.FillAsync("input[name=Password]", Person.Password);
        await page.ClickAsync(".sign-in button[type=submit]");
        await owner.UntilAliveAsync();
        await page.ClickAsync(".factors li:first-child button");
        var key = (await page.TextContentAsync(".key-text"))!;
        await page.FillAsync("dialog[open] .code-input", GuardedPortal.Code(key));
        await page.ClickAsync("dialog[open] .button.primary");
        await Expect(page.Locator(".factors .badge.green").First).ToBeVisibleAsync();

        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/sign-in?returnUrl=%2Fcompany%2Fagreement");
        await page.FillAsync("input[type=email]", "nora@nordwind.example");
        await page.FillAsync("input[type=password]", Person.Password);
        await page.ClickAsync(".sign-in button[type=submit]");
        await page.FillAsync("input[autocomplete=one-time-code]", GuardedPortal.Code(key, stepsAhead: 1));
        await page.ClickAsync(".sign-in form:has(.code-input) button[type=submit]");
        await owner.UntilAliveAsync();
        await Expect(page.Locator("#content")).ToContainTextAsync("Nora Wind");
        await Expect(page.Locator("#content")).ToContainTextAsync(TradingPortal.Manager.Name);
    }

    [Fact]
    public async Task Nothing_is_lost_by_a_mistake_or_another_language()
    {
        await using var applicant = await browser.NewPageAsync(portal);
        var page = applicant.Page;
        await page.GotoAsync("/apply?language=en");
        await page.FillAsync("#f-Company", "Halb fertig AG");
        await page.FillAsync("#f-Message", "Two\nlines");
        await page.ClickAsync(".paper form > button.primary");
        await Expect(page.Locator(".faults li")).ToHaveCountAsync(6);
        await Expect(page.Locator("#f-Email-error")).ToContainTextAsync("e-mail");
        await Expect(page.Locator("#f-Company")).ToHaveValueAsync("Halb fertig AG");

        await page.ClickAsync(".languages button[value=ru]");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Стать партнёром");
        await Expect(page.Locator("#f-Company")).ToHaveValueAsync("Halb fertig AG");
        await Expect(page.Locator("#f-Message")).ToHaveValueAsync("Two\nlines");
        await Expect(page.Locator(".faults")).ToHaveCountAsync(0);
        applicant.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_machine_that_fills_in_what_people_do_not_see_gets_nowhere()
    {
        await using var applicant = await browser.NewPageAsync(portal);
        await FillAsync(applicant.Page, "Robot Ltd", "robot@machine.example");
        await applicant.Page.EvaluateAsync("document.querySelector('[name=\"Form.Subject\"]').value = 'Cheap pills'");
        await applicant.Page.ClickAsync(".paper form > button.primary");
        await Expect(applicant.Page.Locator(".notice.red")).ToBeVisibleAsync();
        (await CountAsync("robot@machine.example")).ShouldBe(0);
    }

    private static async Task FillAsync(IPage page, string company, string email)
    {
        await page.GotoAsync("/apply?language=de");
        await page.FillAsync("#f-Company", company);
        await page.SelectOptionAsync("#f-Country", "DE");
        await page.FillAsync("#f-Website", "nordwind.example");
        await page.FillAsync("#f-ContactName", "Nora Wind");
        await page.FillAsync("#f-Email", email);
        await page.CheckAsync("#f-Model");
        await page.CheckAsync("#f-Consent");
        // As long as a person takes at least.
        await Task.Delay(TimeSpan.FromSeconds(3.2));
    }

    private static async Task ApplyAsync(IPage page, string company, string email)
    {
        await FillAsync(page, company, email);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".reference strong")).ToHaveTextAsync(
            new System.Text.RegularExpressions.Regex("^A-[2-9A-Z]{4}-[2-9A-Z]{4}$"));
    }

    private static async Task ReviewAsync(IPage page)
    {
        await page.ClickAsync("button:has-text('Start review')");
        await page.FillAsync(".check-item textarea", "https://nordwind.example/imprint");
        await page.ClickAsync(".check-item button:has-text('Met') >> nth=0");
        await Expect(page.Locator(".check-item .badge")).ToHaveTextAsync("Met");
        await page.ClickAsync("button:has-text('Approve…')");
        await page.ClickAsync("dialog[open] button:has-text('Approve and send link')");
        await Expect(page.Locator(".page-header .badge")).ToHaveTextAsync("Approved");
    }

    private async Task WriteTextAsync()
    {
        await using var source = NpgsqlDataSource.Create(portal.Connection.App);
        var manager = new Viewer(Guid.NewGuid(), "Mara", PortalRole.Manager, null);
        await new WriteAgreementText(new PortalDatabase(source), TimeProvider.System).RunAsync(
            manager, CommandId.New(),
            new WriteAgreementTextCommand("en", new DateOnly(2020, 1, 1), SampleAgreementText.Read("en", "PaperOffice")),
            CancellationToken.None);
    }

    private async Task<string> LinkAsync(string email, string path)
    {
        await using var source = NpgsqlDataSource.Create(portal.Connection.App);
        await using var tx = await new PortalDatabase(source).BeginAsync(DataScope.All, CancellationToken.None);
        return (await tx.ScalarAsync<string>(
            """
            select link from mail where to_address = $1 and link like $2 || '%'
            order by created_at desc limit 1
            """, CancellationToken.None, email, path))!;
    }

    private async Task<long> CountAsync(string email)
    {
        await using var source = NpgsqlDataSource.Create(portal.Connection.App);
        await using var tx = await new PortalDatabase(source).BeginAsync(DataScope.All, CancellationToken.None);
        return await tx.ScalarAsync<long>("select count(*) from partner_application where email = $1", CancellationToken.None, email);
    }
}
