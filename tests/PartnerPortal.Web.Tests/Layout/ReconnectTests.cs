namespace PartnerPortal.Web.Tests.Layout;

[Collection(PortalCollection.Name)]
public sealed class ReconnectTests(PortalServer server, ChromiumBrowser browser)
{
    private const string KeepSockets = """
        window.sockets = [];
        window.WebSocket = new Proxy(window.WebSocket, {
          construct(type, args) { const socket = new type(...args); window.sockets.push(socket); return socket; }
        });
        """;

    [Fact]
    public async Task A_lost_connection_is_said_and_mended_without_losing_the_page()
    {
        await using var portal = await browser.NewPageAsync(server);
        await portal.Page.AddInitScriptAsync(KeepSockets);
        await portal.SignInAsync(Person.Finance);
        await portal.Page.EvaluateAsync("document.querySelector('h1').dataset.kept = 'yes'");

        await portal.Page.EvaluateAsync("window.sockets.at(-1).close(4000)");
        await portal.Page.WaitForSelectorAsync("#components-reconnect-modal.components-reconnect-show", new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });
        await portal.Page.WaitForSelectorAsync("#components-reconnect-modal.components-reconnect-hide", new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });

        (await portal.Page.GetAttributeAsync("h1", "data-kept")).ShouldBe("yes");
        await portal.Page.ClickAsync(".rail a[href=months]");
        await portal.Page.WaitForURLAsync("**/months");
    }
}
