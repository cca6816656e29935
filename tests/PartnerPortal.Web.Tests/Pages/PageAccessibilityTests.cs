namespace PartnerPortal.Web.Tests.Pages;

/// <summary>
/// Every page that a person can open: no serious fault, nothing beside the screen. Wide pages are looked at in the dark and narrow ones
/// in the light; with PORTAL_TEST_ALL=1 both are looked at in both.
/// </summary>
[Collection(TradingCollection.Name)]
[Trait("Kind", "Journey")]
public sealed class PageAccessibilityTests(TradingPortal portal, ChromiumBrowser browser)
{
    private static readonly bool All = Environment.GetEnvironmentVariable("PORTAL_TEST_ALL") == "1";

    private static readonly (int Width, int Height)[] Screens = [(1400, 900), (390, 844)];

    [Fact]
    public Task An_administrator_meets_no_serious_fault() => CheckAsync(TradingPortal.Administrator, atLeast: 8);

    [Fact]
    public Task A_partner_meets_no_serious_fault() => CheckAsync(TradingPortal.First, atLeast: 5);

    private async Task CheckAsync(Person person, int atLeast)
    {
        await using var page = await browser.NewPageAsync(portal, new Screen(1400, 900, false));
        await page.SignInAsync(person);
        var faults = new List<string>();
        var visited = await PageCrawl.VisitAsync(page, async address =>
        {
            foreach (var (width, height) in Screens)
            {
                await page.Page.SetViewportSizeAsync(width, height);
                if (await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") > 0)
                    faults.Add($"{address} {width}: wider than the screen");
                foreach (var theme in All ? new[] { "light", "dark" } : width == Screens[0].Width ? ["dark"] : ["light"])
                {
                    await page.Page.EvaluateAsync("theme => document.documentElement.dataset.theme = theme", theme);
                    faults.AddRange((await SeriousFaults.OfAsync(page.Page)).Select(fault => $"{address} {width} {theme}: {fault}"));
                }
            }
        });
        faults.ShouldBeEmpty();
        visited.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        page.Complaints.ShouldBeEmpty();
    }
}
