namespace PartnerPortal.Web.Tests.Layout;

[Collection(PortalCollection.Name)]
[Trait("Kind", "Journey")]
public sealed class ReconnectTests(PortalServer server, ChromiumBrowser browser)
{
    [Fact]
    public async Task A_lost_connection_is_said_and_mended_without_losing_the_page()
    {
        await using var portal = await browser.NewPageAsync(server);
        await portal.KeepSocketsAsync();
        await portal.SignInAsync(Person.Finance);
        await portal.Page.EvaluateAsync("document.querySelector('h1').dataset.kept = 'yes'");

        await portal.LoseConnectionAsync();

        (await portal.Page.GetAttributeAsync("h1", "data-kept")).ShouldBe("yes");
        await portal.Page.ClickAsync(".rail a[href=months]");
        await portal.Page.WaitForURLAsync("**/months");
    }
}
