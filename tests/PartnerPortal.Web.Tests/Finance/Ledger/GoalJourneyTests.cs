using Microsoft.Playwright;

namespace PartnerPortal.Web.Tests.Finance.Ledger;

[Trait("Kind", "Journey")]
[Trait("Area", "Statements")]
public sealed class GoalJourneyTests(GoalPortal portal, ChromiumBrowser browser) : IClassFixture<GoalPortal>, IClassFixture<ChromiumBrowser>
{
    [Fact]
    public async Task The_cent_that_reaches_the_goal_is_celebrated_once()
    {
        await using var owner = await browser.NewPageAsync(portal);
        await owner.SignInAsync(GoalPortal.Owner);
        var (page, goal) = (owner.Page, owner.Page.Locator(".goal"));
        await Assertions.Expect(goal).ToContainTextAsync("0.01");
        (await goal.GetAttributeAsync("class")).ShouldNotBeNull().ShouldNotContain("reached");

        await portal.SellAsync("I-2", 0.01m);
        await page.ReloadAsync();
        await owner.UntilAliveAsync();
        await page.WaitForSelectorAsync(".goal.reached.celebrated");
        (await goal.Locator(".goal-bar").GetAttributeAsync("aria-valuenow")).ShouldBe("100");

        await page.ReloadAsync();
        await owner.UntilAliveAsync();
        await page.WaitForSelectorAsync(".goal.reached");
        await Task.Delay(500);
        (await goal.GetAttributeAsync("class")).ShouldNotBeNull().ShouldNotContain("celebrated");
        owner.Complaints.ShouldBeEmpty();
    }
}
