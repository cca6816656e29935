using Microsoft.Playwright;
using Npgsql;
using PartnerPortal.Application.Finance.Payouts;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Demo;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Sales.Licensing;
using PartnerPortal.Testing.Finance.Payouts;

namespace PartnerPortal.Web.Tests.Pages;

/// <summary>
/// Real double clicks, and two clicks in one tick of the browser, which no server can answer in between: one effect, and nobody is told of
/// an error.
/// </summary>
[Collection(TradingCollection.Name)]
[Trait("Kind", "Journey")]
[Trait("Area", "Payouts")]
[Trait("Area", "Months")]
public sealed class DoubleClickJourneyTests(TradingPortal portal, ChromiumBrowser browser)
{
    private static readonly Viewer First = new(Guid.NewGuid(), "First", PortalRole.Administrator, null);
    private static readonly Viewer Second = new(Guid.NewGuid(), "Second", PortalRole.Administrator, null);

    /// <summary>How somebody clicks twice.</summary>
    public enum Clicks
    {
        Quick,
        OneTick,
    }

    [Theory]
    [InlineData(Clicks.Quick)]
    [InlineData(Clicks.OneTick)]
    public async Task An_adjustment_is_asked_for_and_approved_once(Clicks clicks)
    {
        var reason = $"Clicked twice {clicks} {Guid.NewGuid():N}";
        await using var one = await browser.NewPageAsync(portal);
        await using var other = await browser.NewPageAsync(portal);
        await one.SignInAsync(TradingPortal.Finance, $"/adjustments?q={TradingPortal.Second.PartnerId}");
        await one.Page.ClickAsync(".page-actions .primary");
        await one.Page.FillAsync("dialog[open] input >> nth=0", TradingPortal.Second.PartnerId!);
        await one.Page.FillAsync("dialog[open] input >> nth=1", "1.23");
        await one.Page.FillAsync("dialog[open] textarea", reason);
        await TwiceAsync(one.Page.Locator("dialog[open] .dialog-actions .primary"), clicks);
        await Assertions.Expect(one.Page.Locator("tr", new() { HasTextString = reason })).ToHaveCountAsync(1);
        (await CountAsync("adjustment where reason = $1", reason)).ShouldBe(1);

        await other.SignInAsync(TradingPortal.SecondFinance, $"/adjustments?q={TradingPortal.Second.PartnerId}");
        var row = other.Page.Locator("tr", new() { HasTextString = reason });
        await TwiceAsync(row.GetByText("Approve"), clicks);
        await Assertions.Expect(row).ToContainTextAsync("Posted");
        (await CountAsync("posting p join adjustment a on a.adjustment_id::text = p.cause where a.reason = $1", reason)).ShouldBe(1);
        await UntroubledAsync(one, other);
    }

    [Theory]
    [InlineData(Clicks.Quick)]
    [InlineData(Clicks.OneTick)]
    public async Task A_grant_and_a_use_are_written_down_once(Clicks clicks)
    {
        var text = $"Clicked twice {clicks} {Guid.NewGuid():N}";
        await using var manager = await browser.NewPageAsync(portal);
        await manager.SignInAsync(TradingPortal.Manager, $"/partners/{DemoVendor.SecondPartnerId}/licences");
        await manager.Page.Locator(".chart-head .page-actions .button").Last.ClickAsync();
        await manager.Page.Locator("dialog[open] select").SelectOptionAsync(nameof(AllowanceKind.SupportUnit));
        await manager.Page.FillAsync("dialog[open] input[inputmode=numeric]", "2");
        await manager.Page.FillAsync("dialog[open] textarea", text);
        await TwiceAsync(manager.Page.Locator("dialog[open] .dialog-actions .primary"), clicks);
        await Assertions.Expect(manager.Page.Locator("tr", new() { HasTextString = text })).ToHaveCountAsync(1);
        (await CountAsync("allowance_grant where reason = $1", text)).ShouldBe(1);

        await manager.Page.Locator(".chart-head .page-actions .button").First.ClickAsync();
        await manager.Page.FillAsync("dialog[open] textarea", "Used: " + text);
        await TwiceAsync(manager.Page.Locator("dialog[open] .dialog-actions .primary"), clicks);
        await Assertions.Expect(manager.Page.Locator("tr", new() { HasTextString = "Used: " + text })).ToHaveCountAsync(1);
        (await CountAsync("allowance_use where note = $1", "Used: " + text)).ShouldBe(1);
        await UntroubledAsync(manager);
    }

    [Theory]
    [InlineData(Clicks.Quick)]
    [InlineData(Clicks.OneTick)]
    public async Task New_terms_make_one_draft(Clicks clicks)
    {
        await using var manager = await browser.NewPageAsync(portal);
        await manager.SignInAsync(TradingPortal.Manager, "/settings/terms");
        var before = await CountAsync("terms_draft where $1 = $1", "all");
        await TwiceAsync(manager.Page.GetByRole(AriaRole.Button, new() { NameString = "New terms" }), clicks);
        await Assertions.Expect(manager.Page.Locator(".findings")).ToBeVisibleAsync();
        (await CountAsync("terms_draft where $1 = $1", "all")).ShouldBe(before + 1);
        await UntroubledAsync(manager);
    }

    [Theory]
    [InlineData(Clicks.Quick)]
    [InlineData(Clicks.OneTick)]
    public async Task A_payout_is_executed_once_and_said_to_be_done(Clicks clicks)
    {
        var (partner, period) = await ApprovedAsync();
        await using var finance = await browser.NewPageAsync(portal);
        await finance.SignInAsync(TradingPortal.Finance, $"/payouts?status=approved&q={partner}");
        await finance.Page.Locator("tbody").GetByText("Mark as paid").First.ClickAsync();
        await TwiceAsync(finance.Page.Locator("dialog[open] .dialog-actions .primary"), clicks);
        await Assertions.Expect(finance.Page.Locator(".toast")).ToBeVisibleAsync();
        (await CountAsync($"posting where kind = 'payout' and partner_id = '{partner}' and cause = $1", period)).ShouldBe(1);
        await UntroubledAsync(finance);
    }

    private static Task TwiceAsync(ILocator button, Clicks clicks) => clicks switch
    {
        Clicks.Quick => button.DblClickAsync(),
        Clicks.OneTick => button.EvaluateAsync("button => { button.click(); button.click(); }"),
    };

    private static async Task UntroubledAsync(params PortalPage[] pages)
    {
        foreach (var page in pages)
        {
            // Whatever the second click may still do has been done after a moment.
            await Task.Delay(500);
            (await page.Page.Locator("[role=alert]:visible").AllInnerTextsAsync()).ShouldBeEmpty();
            page.Complaints.ShouldBeEmpty();
        }
    }

    /// <summary>A payout that waits for its money to leave.</summary>
    private async Task<(string Partner, string Period)> ApprovedAsync()
    {
        await using var source = NpgsqlDataSource.Create(portal.Connection.App);
        var database = new PortalDatabase(source);
        var pay = new PayoutSteps(database, TimeProvider.System);
        foreach (var (partner, period) in await OpenAsync(database))
        {
            try
            {
                var command = new PayoutCommand(partner, period);
                await pay.ProposeAsync(First, CommandId.New(), command, CancellationToken.None);
                await pay.ApproveAsync(Second, CommandId.New(), command, CancellationToken.None);
                return (partner, period.ToString());
            }
            catch (RuleViolationException)
            {
                // More than what is payable today; the next one may do.
            }
        }

        throw new InvalidOperationException("No payout can be approved");
    }

    private static async Task<List<(string Partner, Month Period)>> OpenAsync(PortalDatabase database)
    {
        await using var tx = await database.BeginAsync(DataScope.All, CancellationToken.None);
        return await tx.ReadAsync(
            "select partner_id, period from payout_proposal where status = 'open' and partner_id <> $1 order by period desc, partner_id",
            row => (row.GetString(0), Month.Of(row.GetFieldValue<DateOnly>(1))), CancellationToken.None, TradingPortal.Second.PartnerId);
    }

    private async Task<long> CountAsync(string from, string value)
    {
        await using var source = NpgsqlDataSource.Create(portal.Connection.App);
        await using var tx = await new PortalDatabase(source).BeginAsync(DataScope.All, CancellationToken.None);
        return await tx.ScalarAsync<long>("select count(*) from " + from, CancellationToken.None, value);
    }
}
