using System.Net;

namespace PartnerPortal.Web.Tests.Security;

/// <summary>What every answer says to browsers, whatever the route and whatever it answers.</summary>
[Collection(PortalCollection.Name)]
public sealed class EveryAnswerTests(PortalServer server)
{
    [Fact]
    public async Task Every_route_says_what_a_browser_may_do_with_its_answer()
    {
        var seen = new HashSet<HttpStatusCode>();
        foreach (var person in new[] { null, Person.Finance, Person.Owner })
        {
            using var client = server.NewClient();
            if (person is not null) await client.SignInAsync(person);
            foreach (var route in PortalRoutes.All)
            {
                using var request = FormClient.Page(new HttpMethod(route.Method), route.Path);
                if (route.Method == "POST") request.Content = new FormUrlEncodedContent([]);
                seen.Add(await CheckedAsync(client, request, $"{person?.Name} {route}"));
            }
        }

        HttpStatusCode[] expected = [HttpStatusCode.OK, HttpStatusCode.Redirect, HttpStatusCode.BadRequest, HttpStatusCode.NotFound];
        expected.ShouldBeSubsetOf(seen);
    }

    [Theory]
    [InlineData("/no-such-page", HttpStatusCode.NotFound)]
    [InlineData("/partners/export?q=%00", HttpStatusCode.BadRequest)]
    [InlineData("/_blazor?id=1", HttpStatusCode.Forbidden)]
    public async Task So_do_answers_that_no_route_gives(string path, HttpStatusCode status)
    {
        using var client = server.NewClient();
        await client.SignInAsync(Person.Finance);
        using var request = FormClient.Page(HttpMethod.Get, path);
        if (status == HttpStatusCode.Forbidden) request.Headers.Add("Origin", "https://evil.example");
        (await CheckedAsync(client, request, path)).ShouldBe(status);
    }

    private static async Task<HttpStatusCode> CheckedAsync(HttpClient client, HttpRequestMessage request, string what)
    {
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        string One(string name) => string.Join('|', answer.Headers.TryGetValues(name, out var values) ? values : []);

        // The scheduler's own pages carry no nonce, their scripts are files of theirs; who may not see them gets the portal's page.
        var ofJobs = request.RequestUri!.OriginalString.Contains("/settings/system/jobs", StringComparison.Ordinal);
        var policy = One("Content-Security-Policy");
        if (!(ofJobs && policy.StartsWith("default-src 'none'; script-src 'self'; ", StringComparison.Ordinal)))
            policy.ShouldStartWith("default-src 'none'; script-src 'nonce-", Case.Sensitive, what);
        One("Content-Security-Policy").ShouldEndWith("frame-ancestors 'none'", Case.Sensitive, what);
        One("Content-Security-Policy").ShouldNotContain("unsafe-eval");
        One("X-Content-Type-Options").ShouldBe("nosniff", what);
        One("X-Frame-Options").ShouldBe("DENY", what);
        One("Referrer-Policy").ShouldBe("same-origin", what);
        One("Cross-Origin-Opener-Policy").ShouldBe("same-origin", what);
        One("Cross-Origin-Resource-Policy").ShouldBe("same-origin", what);
        One("Permissions-Policy").ShouldContain("camera=()", Case.Sensitive, what);
        answer.Headers.Contains("Server").ShouldBeFalse(what);
        answer.Headers.Contains("X-Powered-By").ShouldBeFalse(what);
        // Only files that are the same for everybody may be kept.
        if (!answer.Headers.Contains("ETag")) answer.Headers.CacheControl.ShouldNotBeNull(what).NoStore.ShouldBeTrue(what);
        return answer.StatusCode;
    }
}
