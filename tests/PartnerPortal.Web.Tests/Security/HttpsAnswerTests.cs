namespace PartnerPortal.Web.Tests.Security;

/// <summary>A portal behind a proxy that speaks https to the world.</summary>
public sealed class ProxiedPortal : PortalServer
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Address"] = "https://partners.vendor.example", ["Proxies__Known__0"] = "127.0.0.1", ["Proxies__Known__1"] = "::1",
    };
}

public sealed class HttpsAnswerTests(ProxiedPortal portal) : IClassFixture<ProxiedPortal>
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/no-such-page")]
    [InlineData("/health/live")]
    [InlineData("/sign-in?q=%00")]
    public async Task Over_https_browsers_are_told_to_stay_with_it(string path)
    {
        var answer = await GetAsync(path, "partners.vendor.example", "https");
        answer.Headers.GetValues("Strict-Transport-Security").Single().ShouldContain("max-age=31536000");
        (await GetAsync(path, "partners.vendor.example", "http")).Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    [Fact]
    public async Task The_forwarded_host_of_a_known_proxy_counts_and_is_checked()
    {
        using var client = portal.NewClient();
        using var own = FormClient.Page(HttpMethod.Get, "/sign-in");
        own.Headers.Host = "inside:8080";
        own.Headers.Add("X-Forwarded-Host", "partners.vendor.example");
        (await client.SendAsync(own)).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);

        using var other = FormClient.Page(HttpMethod.Get, "/sign-in");
        other.Headers.Add("X-Forwarded-Host", "evil.example");
        (await client.SendAsync(other)).StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string host, string scheme)
    {
        using var client = portal.NewClient();
        using var request = FormClient.Page(HttpMethod.Get, path);
        request.Headers.Host = host;
        request.Headers.Add("X-Forwarded-Proto", scheme);
        return await client.SendAsync(request);
    }
}
