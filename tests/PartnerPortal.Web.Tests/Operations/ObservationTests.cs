using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace PartnerPortal.Web.Tests.Operations;

public sealed class ObservationTests(ObservedPortal portal, ChromiumBrowser browser) : IClassFixture<ObservedPortal>, IClassFixture<ChromiumBrowser>
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
        await client.GetAsync($"/reset/{Secret}");
        await using var person = await browser.NewPageAsync(portal);
        await person.SignInAsync(Person.Finance, "/months");
        await person.Page.GetByRole(AriaRole.Switch, new() { NameString = "Automatic close" }).ClickAsync();

        foreach (var name in new[] { "partnerportal", "page event", "job mail", "Npgsql", "/reset/{" })
            await UntilAsync(() => portal.Collector.Traces.Contains(name, StringComparison.Ordinal), name);
        foreach (var name in new[] { "portal.health", "portal.mail.queue", "portal.circuits", "http.server.request.duration", "db.client." })
            await UntilAsync(() => portal.Collector.Metrics.Contains(name, StringComparison.Ordinal), name);
        portal.Collector.Traces.ShouldNotContain(Secret);
        portal.Collector.Traces.ShouldNotContain(Person.Password);
        portal.Collector.Metrics.ShouldNotContain(Secret);
    }

    private List<JsonElement> Lines() =>
        [.. portal.Output.Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement)];

    private static string? Text(JsonElement line, string property) => line.TryGetProperty(property, out var value) ? value.GetString() : null;

    private static async Task UntilAsync(Func<bool> condition, string? what = null)
    {
        for (var attempt = 0; attempt < 120 && !condition(); attempt++) await Task.Delay(250);
        condition().ShouldBeTrue(what);
    }
}
