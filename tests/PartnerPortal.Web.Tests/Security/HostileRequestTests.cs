using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace PartnerPortal.Web.Tests.Security;

/// <summary>Bytes that no browser sends for a person, on every route that there is: a page that says so, and never a failure.</summary>
[Collection(PortalCollection.Name)]
public sealed class HostileRequestTests(PortalServer server)
{
    // A person reads its own language, which other tests choose.
    private static readonly string[] Says =
    [
        "This cannot be read",
        "Das lässt sich nicht lesen",
        "No se puede leer",
        "Impossible à lire",
        "Impossibile leggere",
        "Dit is niet te lezen",
        "Não é possível ler",
        "Это не удаётся прочитать",
    ];

    [Theory]
    [InlineData("?q=%00")]
    [InlineData("?page=1&a%00b=1")]
    [InlineData("?q=%0d%0aSet-Cookie:x")]
    [InlineData("?q=%zz")]
    [InlineData("?q=100%")]
    [InlineData("?q=%ff%fe")]
    [InlineData("?q=%c0%80")]
    [InlineData("?q=%ed%a0%80")]
    [InlineData("?returnUrl=/%E2%80%A8")]
    [InlineData("?returnUrl=/%E2%80%AE")]
    [InlineData("?ReturnUrl=/%5Celsewhere.example")]
    [InlineData("?returnUrl=/%09/elsewhere.example")]
    public async Task A_query_that_cannot_be_read_is_refused_everywhere(string query)
    {
        using var client = server.NewClient();
        await client.SignInAsync(Person.Finance);
        foreach (
            var route in PortalRoutes.All.Where(route => !route.IsFile && !route.Path.StartsWith("/_blazor", StringComparison.Ordinal)))
        {
            using var request = FormClient.Page(new HttpMethod(route.Method), route.Path);
            request.RequestUri = AsWritten(route.Path + query);
            await RefusedAsync(client, request, $"{route}{query}");
        }
    }

    [Theory]
    [InlineData("/partners/%01")]
    [InlineData("/sign-in%0d%0aSet-Cookie:x")]
    [InlineData("/sign-in/%7f")]
    public async Task A_path_with_controls_is_refused(string path)
    {
        using var client = server.NewClient();
        using var request = FormClient.Page(HttpMethod.Get, path);
        request.RequestUri = AsWritten(path);
        await RefusedAsync(client, request, path);
    }

    [Fact]
    public async Task A_path_with_a_zero_byte_is_refused_before_the_portal_sees_it()
    {
        using var client = server.NewClient();
        using var request = FormClient.Page(HttpMethod.Get, "/sign-in");
        request.RequestUri = AsWritten("/sign-in/%00");
        var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Headers.ConnectionClose.ShouldBe(true);
        (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_search_for_what_was_copied_out_of_a_spreadsheet_can_be_loaded_again()
    {
        using var client = server.NewClient();
        await client.SignInAsync(Person.Finance);
        using var request = FormClient.Page(HttpMethod.Get, "/partners?q=Alpha%09Beta");
        var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain("value=\"Alpha\tBeta\"");
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7")]
    [InlineData("application/x-www-form-urlencoded; charset=\"utf-7\"")]
    [InlineData("application/x-www-form-urlencoded; charset=no-such-thing")]
    [InlineData("multipart/form-data; boundary=x; charset=utf-16")]
    [InlineData("not a type")]
    public async Task A_form_in_another_encoding_is_refused_everywhere(string type)
    {
        using var client = server.NewClient();
        await client.SignInAsync(Person.Finance);
        foreach (var route in PortalRoutes.Of("POST").Where(route => !route.Path.StartsWith("/_blazor", StringComparison.Ordinal)))
        {
            using var request = FormClient.Page(HttpMethod.Post, route.Path);
            request.Content = new ByteArrayContent(Encoding.ASCII.GetBytes("a=+AGE-"));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            await RefusedAsync(client, request, $"{route} {type}");
        }
    }

    [Theory]
    [InlineData("Form.Email", "a\0b@vendor.example")]
    [InlineData("a\0b", "x")]
    [InlineData("returnUrl", "/\u2028")]
    public async Task A_field_with_such_characters_is_refused_although_the_form_is_the_portals_own(string field, string value)
    {
        using var client = server.NewClient();
        var fields = await client.HiddenFieldsAsync("/sign-in", ".sign-in form");
        fields["Form.Email"] = Person.Finance.Email;
        fields["Form.Password"] = Person.Password;
        fields[field] = value;
        using var request = FormClient.Page(HttpMethod.Post, "/sign-in");
        request.Content = new FormUrlEncodedContent(fields);
        await RefusedAsync(client, request, field);
    }

    [Fact]
    public async Task A_form_of_parts_that_breaks_off_is_refused()
    {
        using var client = server.NewClient();
        using var request = FormClient.Page(HttpMethod.Post, "/language");
        request.Content = new ByteArrayContent("--x\r\nContent-Disposition: form-data; name=\"language\"\r\n\r\nde"u8.ToArray());
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        await RefusedAsync(client, request, "breaks off");
    }

    [Fact]
    public async Task The_page_is_in_the_readers_language_and_programs_get_no_page()
    {
        using var client = server.NewClient();
        using var page = FormClient.Page(HttpMethod.Get, "/sign-in?q=%00", "de");
        var answer = await client.SendAsync(page);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("sst sich nicht lesen");

        answer = await client.GetAsync("/sign-in?q=%00");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_way_back_in_any_script_is_followed()
    {
        using var client = server.NewClient();
        var fields = await client.HiddenFieldsAsync("/sign-in", "form:has(button[name=language]), form");
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>(fields) { ["language"] = "de", ["returnUrl"] = "/apply?q=Müller Söhne" });
        var answer = await client.PostAsync("/language", form);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldBe("/apply?q=M%C3%BCller%20S%C3%B6hne");
    }

    /// <summary>Without the client's help, which would mend it.</summary>
    private Uri AsWritten(string path) =>
        new(
            server.Address.OriginalString.TrimEnd('/') + path,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    private static async Task RefusedAsync(HttpClient client, HttpRequestMessage request, string what)
    {
        var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, what);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Says.ShouldContain(title => page.Contains(title, StringComparison.Ordinal), what);
    }
}
