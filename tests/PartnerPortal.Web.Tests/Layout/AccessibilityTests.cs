using Deque.AxeCore.Playwright;

namespace PartnerPortal.Web.Tests.Layout;

[Collection(PortalCollection.Name)]
[Trait("Kind", "Journey")]
public sealed class AccessibilityTests(PortalServer server, ChromiumBrowser browser)
{
    public static TheoryData<int, bool> Screens => new() { { 1400, false }, { 1400, true }, { 390, false }, { 390, true } };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task The_sign_in_page_has_no_serious_fault(int width, bool dark)
    {
        await using var portal = await browser.NewPageAsync(server, new Screen(width, 844, dark));
        await portal.Page.GotoAsync("/sign-in");
        await CheckAsync(portal);
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task The_home_page_has_no_serious_fault(int width, bool dark)
    {
        await using var portal = await browser.NewPageAsync(server, new Screen(width, 844, dark));
        await portal.SignInAsync(Person.Finance);
        await CheckAsync(portal);
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task The_not_found_page_has_no_serious_fault(int width, bool dark)
    {
        await using var portal = await browser.NewPageAsync(server, new Screen(width, 844, dark));
        await portal.SignInAsync(Person.Owner);
        await portal.Page.GotoAsync("/no-such-page");
        await CheckAsync(portal);
    }

    private static async Task CheckAsync(PortalPage portal)
    {
        var faults = (await portal.Page.RunAxe()).Violations.Where(fault => fault.Impact is "serious" or "critical");
        faults.Select(fault => $"{fault.Id}: {string.Join(", ", fault.Nodes.Select(node => node.Html))}").ShouldBeEmpty();
        var overflow = await portal.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        overflow.ShouldBe(0);
    }
}
