using System.Net;

namespace PartnerPortal.Web.Tests.Security;

[Collection(PortalCollection.Name)]
public sealed class SecurityHeadersTests(PortalServer server)
{
    [Fact]
    public async Task A_page_allows_only_its_own_scripts_and_no_frame()
    {
        using var client = server.NewClient();
        var policy = (await client.GetAsync("/sign-in")).Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldStartWith("default-src 'none'");
        policy.ShouldContain("frame-ancestors 'none'");
        Directive(policy, "script-src").ShouldNotContain("unsafe");
        Directive(policy, "style-src").ShouldBe("style-src 'self'");
    }

    [Fact]
    public async Task The_nonce_is_new_each_time()
    {
        using var client = server.NewClient();
        var first = await client.GetAsync("/sign-in");
        var second = await client.GetAsync("/sign-in");
        first.Headers.GetValues("Content-Security-Policy").ShouldNotBe(second.Headers.GetValues("Content-Security-Policy"));
    }

    [Fact]
    public async Task A_private_answer_is_not_stored_and_not_guessed()
    {
        using var client = server.NewClient();
        var answer = await client.GetAsync("/sign-in");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task A_fingerprinted_file_is_kept_by_browsers()
    {
        using var client = server.NewClient();
        var page = await client.GetStringAsync("/sign-in");
        var script = System.Text.RegularExpressions.Regex.Match(page, "src=\"(_framework/blazor\\.web\\.[a-z0-9]+\\.js)\"").Groups[1].Value;
        var answer = await client.GetAsync("/" + script);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
        (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBeGreaterThan(100_000);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_needs_no_sign_in(string path)
    {
        using var client = server.NewClient();
        (await client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static string Directive(string policy, string name) =>
        policy.Split("; ").Single(directive => directive.StartsWith(name + " ", StringComparison.Ordinal));
}
