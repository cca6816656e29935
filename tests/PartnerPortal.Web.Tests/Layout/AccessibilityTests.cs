using Microsoft.Playwright;

namespace PartnerPortal.Web.Tests.Layout;

/// <summary>Pages that stand alone, at both widths in both themes: no serious fault, nothing beside the screen.</summary>
[Collection(PortalCollection.Name)]
[Trait("Kind", "Journey")]
public sealed class AccessibilityTests(PortalServer server, ChromiumBrowser browser)
{
    [Fact]
    public async Task The_sign_in_page_has_no_serious_fault()
    {
        await using var portal = await browser.NewPageAsync(server);
        await CheckAsync(portal, "/sign-in");
    }

    [Fact]
    public async Task The_home_page_has_no_serious_fault()
    {
        await using var portal = await browser.NewPageAsync(server);
        await portal.SignInAsync(Person.Finance);
        await CheckAsync(portal, "/");
    }

    [Fact]
    public async Task The_not_found_page_has_no_serious_fault()
    {
        await using var portal = await browser.NewPageAsync(server);
        await portal.SignInAsync(Person.Owner);
        await CheckAsync(portal, "/no-such-page");
    }

    private static async Task CheckAsync(PortalPage portal, string path)
    {
        await portal.Page.GotoAsync(path);
        foreach (var width in new[] { 1400, 390 })
        {
            await portal.Page.SetViewportSizeAsync(width, 844);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await portal.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                (await SeriousFaults.OfAsync(portal.Page)).ShouldBeEmpty($"{path} {width} {scheme}");
            }

            (await portal.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .ShouldBe(0, $"{path} {width}");
        }
    }
}
