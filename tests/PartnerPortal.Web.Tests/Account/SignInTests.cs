using System.Net;
using AngleSharp.Html.Parser;

namespace PartnerPortal.Web.Tests.Account;

[Collection(PortalCollection.Name)]
public sealed class SignInTests(PortalServer server)
{
    [Fact]
    public async Task Known_and_unknown_accounts_get_the_same_answer()
    {
        var known = await TryAsync(Person.Finance.Email, "not the password");
        var unknown = await TryAsync("nobody@vendor.example", "not the password");
        known.Status.ShouldBe(unknown.Status);
        known.Words.Replace(Person.Finance.Email, "", StringComparison.Ordinal)
            .ShouldBe(unknown.Words.Replace("nobody@vendor.example", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var client = server.NewClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["Form.Email"] = Person.Finance.Email,
            ["Form.Password"] = Person.Password,
        });
        (await client.PostAsync("/sign-in", form)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/sign-in", "en", "Please send this form once more")]
    [InlineData("/language", "de", "Bitte senden Sie dieses Formular noch einmal")]
    [InlineData("/language", "es", "Envíe este formulario de nuevo, por favor")]
    public async Task A_form_without_its_token_is_answered_by_a_page_that_says_what_to_do(string path, string language, string title)
    {
        using var client = server.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Headers = { { "Accept", "text/html" }, { "Accept-Language", language },
                { "Referer", new Uri(server.Address, "/forgot?x=1").ToString() } },
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string> { ["_handler"] = "sign-in", ["language"] = "de", ["returnUrl"] = "/" }),
        };
        var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        page.QuerySelector("h1").ShouldNotBeNull().TextContent.ShouldBe(title);
        page.QuerySelector(".empty-actions a").ShouldNotBeNull().GetAttribute("href").ShouldBe("/forgot?x=1");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/months")]
    [InlineData("/no-such-page")]
    public async Task A_stranger_is_asked_to_sign_in_whatever_the_address(string path)
    {
        using var client = server.NewClient();
        var answer = await client.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldContain("/sign-in?returnUrl=");
    }

    [Fact]
    public async Task An_absent_page_is_not_found_for_those_signed_in()
    {
        using var client = server.NewClient();
        (await PostAsync(client, Person.Owner.Email, Person.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync("/no-such-page")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_browser_that_signed_in_is_known_and_no_script_can_read_it()
    {
        using var client = server.NewClient();
        var cookies = (await PostAsync(client, Person.Owner.Email, Person.Password)).Headers.GetValues("Set-Cookie");
        var cookie = cookies.Single(text => text.StartsWith("portal.device.", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldNotContain(Person.Owner.Email);
        using var wrong = server.NewClient();
        (await PostAsync(wrong, Person.Owner.Email, "not the password")).Headers.TryGetValues("Set-Cookie", out var others);
        (others ?? []).ShouldNotContain(text => text.StartsWith("portal.device.", StringComparison.Ordinal));
    }

    private async Task<(HttpStatusCode Status, string Words)> TryAsync(string email, string password)
    {
        using var client = server.NewClient();
        var answer = await PostAsync(client, email, password);
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        return (answer.StatusCode, page.QuerySelector("main")?.TextContent ?? "");
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string email, string password)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync("/sign-in"));
        var fields = page.QuerySelector(".sign-in form")!.QuerySelectorAll("input[type=hidden]").ToDictionary(
            input => input.GetAttribute("name")!, input => input.GetAttribute("value")!);
        fields["Form.Email"] = email;
        fields["Form.Password"] = password;
        using var form = new FormUrlEncodedContent(fields);
        return await client.PostAsync("/sign-in", form);
    }
}
