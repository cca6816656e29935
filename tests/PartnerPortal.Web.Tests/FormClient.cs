using System.Net;
using AngleSharp.Html.Parser;

namespace PartnerPortal.Web.Tests;

/// <summary>Fills in a page's form without a browser.</summary>
internal static class FormClient
{
    /// <summary>Signs in by password.</summary>
    public static async Task SignInAsync(this HttpClient client, Person person)
    {
        var fields = await client.HiddenFieldsAsync("/sign-in", ".sign-in form");
        fields["Form.Email"] = person.Email;
        fields["Form.Password"] = Person.Password;
        using var form = new FormUrlEncodedContent(fields);
        (await client.PostAsync("/sign-in", form)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    /// <summary>What a page puts into its form by itself.</summary>
    public static async Task<Dictionary<string, string>> HiddenFieldsAsync(this HttpClient client, string path, string form)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(path));
        return page.QuerySelector(form)!.QuerySelectorAll("input[type=hidden]").DistinctBy(input => input.GetAttribute("name"))
            .ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? "");
    }

    /// <summary>A request as a browser makes it for a page.</summary>
    public static HttpRequestMessage Page(HttpMethod method, string address, string language = "en") => new(
        method, new Uri(address, UriKind.Relative))
    {
        Headers = { { "Accept", "text/html" }, { "Accept-Language", language } },
    };
}
