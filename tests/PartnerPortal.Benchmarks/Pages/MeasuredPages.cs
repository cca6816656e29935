using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using PartnerPortal.Web;

namespace PartnerPortal.Benchmarks.Pages;

/// <summary>
/// Every page of the portal as its people open it: the addresses come from the pages themselves, numbers in them from the links of the
/// lists that lead there.
/// </summary>
internal static partial class MeasuredPages
{
    private static readonly string[] Orders = [
        "/partners?sort=-balance", "/partners?q=gmbh", "/partners?page=90", "/statements?page=50", "/invoices?page=90", "/invoices?q=77",
        "/customers?page=90"];

    public static async Task<List<(string Who, HttpClient Client, string Path)>> AllAsync(
        HttpClient staff, HttpClient partner, HttpClient nobody)
    {
        var pages = new List<(string, HttpClient, string)>();
        foreach (var (who, client) in new[] { ("staff", staff), ("partner", partner), ("nobody", nobody) })
        {
            var open = new List<string>();
            foreach (var template in Templates().Where(template => !template.Contains('{')).Concat(who == "staff" ? Orders : []))
            {
                if (await IsOpenAsync(client, template)) open.Add(template);
            }

            if (who == "nobody") open.RemoveAll(path => pages.Any(page => page.Item3 == path));
            foreach (var template in Templates().Where(template => template.Contains('{')))
            {
                if (await FindAsync(client, open, template) is { } path && await IsOpenAsync(client, path)) open.Add(path);
            }

            pages.AddRange(open.Distinct().Select(path => (who, client, path)));
        }

        return pages;
    }

    /// <summary>The pages that every partner has, as far as they are open to this one.</summary>
    public static async Task<List<string>> OfAsync(HttpClient partner)
    {
        var open = new List<string>();
        foreach (var template in Templates().Where(IsEverybodys))
        {
            if (await IsOpenAsync(partner, template)) open.Add(template);
        }

        return open;
    }

    /// <summary>Whether an address names nothing in particular.</summary>
    public static bool IsEverybodys(string path) => !path.Contains('{') && path.Count(letter => letter == '/') == 1;

    private static string[] Templates() =>
        [.. typeof(PortalWeb).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(
            route => route.Template)
            .Where(template => !template.StartsWith("/problem", StringComparison.Ordinal)).Distinct().Order()];

    private static async Task<bool> IsOpenAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return answer.IsSuccessStatusCode && answer.Content.Headers.ContentType?.MediaType == "text/html";
    }

    /// <summary>A link on one of the pages that fits a template with parameters.</summary>
    private static async Task<string?> FindAsync(HttpClient client, IEnumerable<string> pages, string template)
    {
        var pattern = new Regex("^" + Parameter().Replace(template.TrimStart('/'), "[^/?#]+") + "$");
        foreach (var page in pages.ToList())
        {
            var html = await client.GetStringAsync(page);
            var link = Link().Matches(html).Select(match => match.Groups[1].Value.TrimStart('/')).FirstOrDefault(
                href => pattern.IsMatch(href) && !href.EndsWith("/export", StringComparison.Ordinal));
            if (link is not null) return "/" + link;
        }

        return null;
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Link();
}
