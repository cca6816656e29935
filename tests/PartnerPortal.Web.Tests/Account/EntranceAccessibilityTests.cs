namespace PartnerPortal.Web.Tests.Account;

/// <summary>The pages before the door: no serious fault, nothing beside the screen.</summary>
[Collection(GuardedCollection.Name)]
[Trait("Kind", "Journey")]
public sealed class EntranceAccessibilityTests(GuardedPortal server, ChromiumBrowser browser)
{
    public static TheoryData<int, bool> Screens => new() { { 1400, true }, { 390, false } };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_page_before_the_door_has_no_serious_fault(int width, bool dark)
    {
        await using var portal = await browser.NewPageAsync(server, new Screen(width, 900, dark));
        foreach (var path in new[] { "/forgot", "/reset/unknown", "/invitation/unknown" })
        {
            await portal.Page.GotoAsync(path);
            await CheckAsync(portal);
        }
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Setting_up_and_proving_a_factor_has_no_serious_fault(int width, bool dark)
    {
        var person = dark ? GuardedPortal.DarkWide : GuardedPortal.LightNarrow;
        await using var portal = await browser.NewPageAsync(server, new Screen(width, 900, dark));
        await portal.EnterAsync(person);
        await CheckAsync(portal);
        await portal.FinishSetUpAsync(() => CheckAsync(portal));
        await portal.Page.GotoAsync("/account");
        await portal.UntilAliveAsync();
        await CheckAsync(portal);
        await portal.LeaveAsync();
        await portal.EnterAsync(person);
        await CheckAsync(portal);
        portal.Complaints.ShouldBeEmpty();
    }

    private static async Task CheckAsync(PortalPage portal)
    {
        (await SeriousFaults.OfAsync(portal.Page)).ShouldBeEmpty(portal.Page.Url);
        (await portal.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0);
    }
}
