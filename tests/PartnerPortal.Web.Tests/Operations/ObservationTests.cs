using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace PartnerPortal.Web.Tests.Operations;

[Trait("Kind", "Journey")]
public sealed class ObservationTests(ObservedPortal portal, ChromiumBrowser browser)
    : IClassFixture<ObservedPortal>, IClassFixture<ChromiumBrowser>
{
    private const string Secret = "S3CRET-of-a-personal-link";

    [Fact]
    public async Task Requests_are_logged_by_their_routes_under_their_traces_and_secrets_are_not()
    {
        using var client = portal.NewClient();
        await client.GetAsync($"/reset/{Secret}?token={Secret}");
        await using var person = await browser.NewPageAsync(portal);
        await person.SignInAsync(Person.Finance, "/months");

        await UntilAsync(() => Lines().Any(line => Text(line, "Route") == "/reset/{Token}"));
        Text(Lines().First(line => Text(line, "Route") == "/reset/{Token}"), "@tr")!.Length.ShouldBe(32);
        await UntilAsync(() => Lines().Any(line => Text(line, "Route") == "/months"));
        var written = string.Join('\n', portal.Output);
        written.ShouldNotContain(Secret);
        written.ShouldNotContain(Person.Password);
        var file = portal.Logs.GetFiles().ShouldHaveSingleItem();
        file.Name.ShouldMatch($@"portal-{Regex.Escape(Environment.MachineName)}-\d{{8}}\.log");
    }

    [Fact]
    public async Task Traces_and_measures_reach_the_collector_without_secrets()
    {
        using var client = portal.NewClient();
        await client.GetAsync($"/reset/{Secret}?token={Secret}");
        await client.GetAsync($"/{Secret}/nowhere?{Secret}=1");
        await using var person = await browser.NewPageAsync(portal);
        await person.SignInAsync(Person.Finance, $"/customers?q={Secret}");
        await person.UntilAliveAsync();
        await person.Page.GotoAsync("/months");
        await person.UntilAliveAsync();
        await person.Page.GetByRole(AriaRole.Switch, new() { NameString = "Automatic close" }).ClickAsync();

        foreach (
            var name in new[] { "partnerportal", "page event", "job mail", "Npgsql", "db.query.text", "GET /reset/{", "GET nowhere",
            "GET /customers" })
            await UntilAsync(() => portal.Collector.Traces.Contains(name, StringComparison.Ordinal), name);
        foreach (
            var name in new[] { "portal.health", "portal.mail.queue", "portal.circuits", "http.server.request.duration", "db.client.",
            "dotnet.gc.", "aspnetcore.components." })
            await UntilAsync(() => portal.Collector.Metrics.Contains(name, StringComparison.Ordinal), name);
        portal.Collector.Traces.ShouldNotContain(Secret);
        portal.Collector.Traces.ShouldNotContain(Person.Password);
        portal.Collector.Metrics.ShouldNotContain(Secret);
    }

    [Fact]
    public async Task A_start_that_fails_says_why_as_a_line_of_the_log()
    {
        var settings = new Dictionary<string, string> { ["Logs__Json"] = "true", ["Mail__Port"] = "70000" };
        await using var other = PortalProcess.Launch(portal.Connection, settings);
        (await other.ExitAsync()).ShouldBe(1);
        var last = Lines(other.Output).Last(line => Text(line, "@l") == "Fatal");
        Text(last, "@m").ShouldBe("The portal has ended");
        Text(last, "@x").ShouldNotBeNull().ShouldContain("Port");
    }

    private List<JsonElement> Lines() => Lines(portal.Output);

    private static List<JsonElement> Lines(IReadOnlyList<string> output) =>
        [.. output.Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement)];

    private static string? Text(JsonElement line, string property) => line.TryGetProperty(property, out var value)
        ? value.GetString()
        : null;

    private static async Task UntilAsync(Func<bool> condition, string? what = null)
    {
        for (var attempt = 0; attempt < 120 && !condition(); attempt++) await Task.Delay(250);
        condition().ShouldBeTrue(what);
    }
}
