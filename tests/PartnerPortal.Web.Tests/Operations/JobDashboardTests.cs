using System.Net;
using Microsoft.Playwright;
using PartnerPortal.Data.Platform.Access;

namespace PartnerPortal.Web.Tests.Operations;

/// <summary>
/// The scheduler's own pages: administrators look at them, nobody changes anything there, and their policy is theirs alone.
/// </summary>
[Trait("Kind", "Journey")]
public sealed class JobDashboardTests(JobDashboardTests.Portal portal, ChromiumBrowser browser)
    : IClassFixture<JobDashboardTests.Portal>, IClassFixture<ChromiumBrowser>
{
    private static readonly Person Administrator = new("admin@vendor.example", "Ada Administrator", PortalRole.Administrator);

    private const string Dashboard = "/settings/system/jobs";

    private const string Changing = "[data-url*='trigger'], [data-url*='delete'], [data-url*='requeue']";

    [Fact]
    public async Task An_administrator_reads_them_without_a_complaint_of_the_browser_and_can_trigger_nothing()
    {
        await using var person = await browser.NewPageAsync(portal);
        await person.SignInAsync(Administrator, "/settings/system");
        await person.Page.Locator($"a[href='{Dashboard[1..]}']").ClickAsync();
        await Assertions.Expect(person.Page.Locator("#hangfireConfig")).ToBeAttachedAsync();
        (await PolicyAsync(person.Page, Dashboard)).ShouldContain("script-src 'self';");
        (await PolicyAsync(person.Page, "/settings/system")).ShouldNotContain("script-src 'self'");

        foreach (var page in new[] { "/recurring", "/servers", "/jobs/succeeded", "/jobs/enqueued", "/retries" })
        {
            (await person.Page.GotoAsync(Dashboard + page))!.Status.ShouldBe(200, page);
            await Assertions.Expect(person.Page.Locator(Changing)).ToHaveCountAsync(0);
        }

        (await person.Page.GotoAsync(Dashboard + "/recurring"))!.Status.ShouldBe(200);
        foreach (var job in new[] { "months", "mail", "bank-accounts", "cleaning" })
            await Assertions.Expect(person.Page.Locator(".js-jobs-list")).ToContainTextAsync(job);
        var answer = await person.Page.Context.APIRequest.PostAsync(
            portal.Address + Dashboard[1..] + "/recurring/trigger",
            new() { Form = person.Page.Context.APIRequest.CreateFormData().Append("jobs[]", "months") });
        answer.Status.ShouldBeOneOf(400, 401, 403);
        person.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(PortalRole.Manager)]
    [InlineData(PortalRole.Finance)]
    [InlineData(PortalRole.PartnerOwner)]
    public async Task Anybody_else_is_refused_as_everywhere(PortalRole role)
    {
        var somebody = Person.All.First(person => person.Role == role);
        await using var page = await browser.NewPageAsync(portal);
        await page.SignInAsync(somebody);
        foreach (var path in new[] { "", "/recurring", "/stats" })
            (await page.Page.GotoAsync(Dashboard + path))!.Status.ShouldBeOneOf(403, 404);
    }

    [Fact]
    public async Task A_stranger_is_asked_to_sign_in()
    {
        using var client = portal.NewClient();
        var answer = await client.GetAsync(Dashboard);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldContain("/sign-in");
    }

    private static async Task<string> PolicyAsync(IPage page, string path) =>
        (await page.GotoAsync(path))!.Headers["content-security-policy"];

    public sealed class Portal : PortalServer
    {
        protected override IReadOnlyList<Person> People => [Administrator, .. Person.All];
    }
}
