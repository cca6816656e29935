using PartnerPortal.Testing.Faults;
using PartnerPortal.Web.Tests.Pages;

namespace PartnerPortal.Web.Tests.Security;

/// <summary>What people write is text wherever it is shown: no script runs, nothing is fetched from elsewhere, no page breaks.</summary>
[Trait("Kind", "Journey")]
public sealed class HostileTextTests(HostilePortal portal, ChromiumBrowser browser)
    : IClassFixture<HostilePortal>, IClassFixture<ChromiumBrowser>
{
    [Fact]
    public void There_are_two_hundred_and_they_went_into_the_fields_people_write()
    {
        HostileStrings.All.Distinct().Count().ShouldBeGreaterThanOrEqualTo(200);
        portal.Written.ShouldContain("partner.name");
        portal.Written.ShouldContain("customer.name");
        portal.Written.ShouldContain("invoice_line.description");
        portal.Written.Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public Task Nothing_runs_for_an_administrator() => LookAsync(TradingPortal.Administrator);

    [Fact]
    public Task Nothing_runs_for_a_partner() => LookAsync(TradingPortal.First);

    [Fact]
    public async Task What_is_searched_for_is_text_too()
    {
        await using var page = await NewPageAsync();
        await page.SignInAsync(TradingPortal.Administrator);
        var refused = 0;
        // All are asked for; the soak also has all shown, the short form one in five of them: every markup, each wrapped otherwise.
        foreach (var (at, text) in HostileStrings.All.Index())
        {
            // What has control characters other than tabs is refused, and nothing else is; the browser notes each as one failed load.
            var isRefused = text.Any(letter => char.IsControl(letter) && letter != '\t');
            var address = "/partners?q=" + Uri.EscapeDataString(text);
            if (!Soak.IsOn && at % 5 != 0)
            {
                (await page.Page.Context.APIRequest.GetAsync(address)).Status.ShouldBe(isRefused ? 400 : 200, text);
                continue;
            }

            (await page.Page.GotoAsync(address))!.Status.ShouldBe(isRefused ? 400 : 200, text);
            if (isRefused) refused++;
            (await page.Page.EvaluateAsync<bool>("'harmed' in window")).ShouldBeFalse(text);
        }

        page.Complaints.ShouldAllBe(complaint => complaint.Contains("400 (Bad Request)", StringComparison.Ordinal));
        page.Complaints.Count.ShouldBe(refused);
    }

    private async Task LookAsync(Person person)
    {
        await using var page = await NewPageAsync();
        await page.SignInAsync(person);
        var visited = await PageCrawl.VisitAsync(page, async address =>
        {
            (await page.Page.EvaluateAsync<bool>("'harmed' in window")).ShouldBeFalse(address);
            (await page.Page.Locator("h1").First.TextContentAsync()).ShouldNotBe("Something went wrong", address);
        });
        visited.Count.ShouldBeGreaterThan(4);
        page.Complaints.ShouldBeEmpty();
    }

    /// <summary>A page that also notes what the security policy reports and whatever is asked of another site.</summary>
    private async Task<PortalPage> NewPageAsync()
    {
        var page = await browser.NewPageAsync(portal);
        await page.Page.AddInitScriptAsync(
            "addEventListener('securitypolicyviolation', report => console.error('policy: ' + report.blockedURI + ' ' + report.violatedDirective))");
        page.Page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Host.EndsWith("elsewhere.example", StringComparison.Ordinal)) page.Note("asked for " + request.Url);
        };
        page.Page.Dialog += async (_, dialog) =>
        {
            page.Note("dialog " + dialog.Message);
            await dialog.DismissAsync();
        };
        return page;
    }
}
