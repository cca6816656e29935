using Microsoft.Playwright;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Sales.Licensing;
using PartnerPortal.Data;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain.Sales.Licensing;
using PartnerPortal.Web.Tests.Pages;

namespace PartnerPortal.Web.Tests.Sales.Licensing;

[Collection(TradingCollection.Name)]
[Trait("Kind", "Journey")]
[Trait("Area", "Licensing")]
public sealed class LicencesJourneyTests(TradingPortal portal, ChromiumBrowser browser)
{
    [Fact]
    public async Task A_licence_above_the_allowance_is_taken_with_its_plus_at_the_price_shown()
    {
        await OfferPlusAsync();
        await using var owner = await browser.NewPageAsync(portal);
        await owner.SignInAsync(TradingPortal.First, "/licences");
        var team = owner.Page.Locator(".allowance").First;
        for (var taken = 1; taken <= 3; taken++)
        {
            await owner.Page.GetByRole(AriaRole.Button, new() { NameString = "Take a TEAM licence" }).ClickAsync();
            await Assertions.Expect(team).ToContainTextAsync($"{taken} of 3 in use");
        }

        await owner.Page.GetByRole(AriaRole.Button, new() { NameString = "Take a TEAM licence" }).ClickAsync();
        var dialog = owner.Page.Locator("dialog[open]");
        await Assertions.Expect(dialog).ToContainTextAsync("All 3 licences of the allowance are in use");
        await Assertions.Expect(dialog.Locator(".facts")).ToContainTextAsync("10.00 EUR");
        await Assertions.Expect(dialog.Locator(".facts")).ToContainTextAsync("−50 %");
        await dialog.GetByRole(AriaRole.Button, new() { NameString = "Take it with PLUS for 5.00 EUR a month" }).ClickAsync();
        await Assertions.Expect(team).ToContainTextAsync("4 of 4 in use, 1 of them ordered");
        await Assertions.Expect(owner.Page.Locator("#own-use-orders")).ToContainTextAsync("5.00 EUR a month");

        await using var manager = await browser.NewPageAsync(portal);
        await manager.SignInAsync(TradingPortal.Manager, $"/partners/{TradingPortal.First.PartnerId}/licences");
        await Assertions.Expect(manager.Page.Locator(".allowance").First).ToContainTextAsync("4 of 4 in use");
        owner.Complaints.ShouldBeEmpty();
        manager.Complaints.ShouldBeEmpty();
    }

    private async Task OfferPlusAsync()
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(portal.Connection.App);
        var offer = new OwnUseOffer(
            "plus", OwnUseKind.Plus, OwnUseUnit.Month, 10m, new Dictionary<string, string> { ["en"] = "PLUS" }, true);
        await new SaveOwnUseOffer(new PortalDatabase(source), TimeProvider.System).RunAsync(
            new Viewer(Guid.Empty, "Mara", PortalRole.Manager, null), CommandId.New(), new SaveOwnUseOfferCommand(offer, IsNew: true),
            CancellationToken.None);
    }
}
