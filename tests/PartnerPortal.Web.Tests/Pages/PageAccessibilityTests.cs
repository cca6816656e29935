using Deque.AxeCore.Playwright;

namespace PartnerPortal.Web.Tests.Pages;

[Collection(TradingCollection.Name)]
public sealed class PageAccessibilityTests(TradingPortal portal, ChromiumBrowser browser)
{
    [Theory]
    [InlineData("/", 1400, false)]
    [InlineData("/months", 1400, false)]
    [InlineData("/months", 390, true)]
    [InlineData("/partners", 1400, true)]
    [InlineData("/partners/P-1001", 1400, false)]
    [InlineData("/partners/P-1001", 390, true)]
    [InlineData("/statements", 1400, false)]
    [InlineData("/statements", 390, false)]
    public async Task A_page_of_the_vendor_has_no_serious_fault(string path, int width, bool dark) => await CheckAsync(TradingPortal.Finance, path, width, dark);

    [Theory]
    [InlineData("/", 1400, true)]
    [InlineData("/", 390, false)]
    [InlineData("/earnings", 390, true)]
    public async Task A_page_of_a_partner_has_no_serious_fault(string path, int width, bool dark) => await CheckAsync(TradingPortal.First, path, width, dark);

    private async Task CheckAsync(Person person, string path, int width, bool dark)
    {
        await using var page = await browser.NewPageAsync(portal, new Screen(width, 900, dark));
        await page.SignInAsync(person, path);
        var faults = (await page.Page.RunAxe()).Violations.Where(fault => fault.Impact is "serious" or "critical");
        faults.Select(fault => $"{fault.Id}: {string.Join(", ", fault.Nodes.Select(node => node.Html))}").ShouldBeEmpty();
        (await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0);
        page.Complaints.ShouldBeEmpty();
    }
}
