using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace PartnerPortal.Web.Tests.Operations;

[Trait("Kind", "Journey")]
[Trait("Kind", "Fault")]
public sealed class DatabaseOutageTests(OutagePortal portal, ChromiumBrowser browser)
    : IClassFixture<OutagePortal>, IClassFixture<ChromiumBrowser>
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task While_the_database_hangs_everybody_gets_a_true_answer_in_time_and_afterwards_all_goes_on()
    {
        await using var person = await browser.NewPageAsync(portal);
        await person.SignInAsync(Person.Finance, "/months");
        var automatic = person.Page.GetByRole(AriaRole.Switch, new() { NameString = "Automatic close" });

        portal.Freeze();
        var (form, click) = (PostFormAsync(), TimeAsync(async () =>
        {
            await automatic.ClickAsync();
            await Assertions.Expect(person.Page.Locator(".empty")).ToContainTextAsync("Nothing was saved.");
        }));
        (await click).ShouldBeLessThan(Longest);
        await ExpectNumberInLogAsync(person.Page);
        var (status, took) = await form;
        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        took.ShouldBeLessThan(Longest);
        (await HealthAsync()).ShouldBe((HttpStatusCode.ServiceUnavailable, "\"database\":\"red\""));

        portal.Thaw();
        (await TimeAsync(() => UntilReadyAsync())).ShouldBeLessThan(Longest);
        await person.Page.ReloadAsync();
        await person.UntilAliveAsync();
        await Assertions.Expect(automatic).Not.ToBeCheckedAsync();
        await automatic.ClickAsync();
        await Assertions.Expect(automatic).ToBeCheckedAsync();
    }

    [Fact]
    public async Task After_the_database_was_killed_and_started_again_the_portal_finds_it_by_itself()
    {
        await using var person = await browser.NewPageAsync(portal);
        await person.SignInAsync(Person.Finance, "/months");

        portal.Kill();
        (await TimeAsync(async () =>
        {
            (await person.Page.GotoAsync("/months"))!.Status.ShouldBe(503);
        })).ShouldBeLessThan(Longest);
        await Assertions.Expect(person.Page.Locator(".empty")).ToContainTextAsync("The database does not answer right now");
        await ExpectNumberInLogAsync(person.Page);
        (await HealthAsync()).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);

        await portal.StartDatabaseAgainAsync();
        (await TimeAsync(() => UntilReadyAsync())).ShouldBeLessThan(Longest);
        (await person.Page.GotoAsync("/months"))!.Status.ShouldBe(200);
        await person.UntilAliveAsync();
    }

    private async Task<(HttpStatusCode Status, TimeSpan Took)> PostFormAsync()
    {
        using var client = portal.NewClient();
        var watch = Stopwatch.StartNew();
        var answer = await client.GetAsync("/forgot");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        var fields = page.QuerySelectorAll("form input[name]").DistinctBy(field => field.GetAttribute("name")).ToDictionary(
            field => field.GetAttribute("name")!,
            field => field.GetAttribute("type") == "email" ? Person.Finance.Email : field.GetAttribute("value") ?? "");
        using var form = new FormUrlEncodedContent(fields);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/forgot") { Content = form, Headers = { { "Accept", "text/html" } } };
        answer = await client.SendAsync(request);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Nothing was saved.");
        return (answer.StatusCode, watch.Elapsed);
    }

    private async Task<(HttpStatusCode Status, string Says)> HealthAsync()
    {
        using var client = portal.NewClient();
        var answer = await client.GetAsync("/health/ready");
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldNotContain("postgres", Case.Insensitive);
        return (answer.StatusCode, text[text.IndexOf("\"database\"", StringComparison.Ordinal)..].Split(',')[0]);
    }

    /// <summary>The number that the page gives is the trace of the log lines about it.</summary>
    private async Task ExpectNumberInLogAsync(IPage page)
    {
        var number = Regex.Match((await page.TextContentAsync(".empty"))!, "[0-9a-f]{32}").Value;
        number.Length.ShouldBe(32);
        portal.Output.ShouldContain(
            line => line.Contains("ERR", StringComparison.Ordinal) && line.Contains(number, StringComparison.Ordinal));
    }

    private async Task UntilReadyAsync()
    {
        using var client = portal.NewClient();
        // What the disk of the machine has left is not asked here.
        while (
            !(await (await client.GetAsync("/health/ready")).Content.ReadAsStringAsync()).Contains(
                "\"database\":\"green\"", StringComparison.Ordinal))
            await Task.Delay(250);
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed;
    }
}
