using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using PartnerPortal.Web.Components;

namespace PartnerPortal.Web.Tests.Pages;

/// <summary>
/// All pages that a person can open, found from the pages themselves: addresses from their routes, numbers in them from links that
/// the person was shown. A new page is crawled without being named here.
/// </summary>
public static partial class PageCrawl
{
    private static readonly string[] Templates =
    [
        .. typeof(App).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template)
            .Where(template => !template.StartsWith("/problem", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>Visits each page and has it looked at.</summary>
    /// <returns>The addresses, in the order of the visits.</returns>
    public static async Task<IReadOnlyList<string>> VisitAsync(PortalPage page, Func<string, Task> look)
    {
        var (visited, links) = (new List<string>(), new HashSet<string>());
        foreach (var template in Templates.OrderBy(template => template.Contains('{')))
        {
            if (Address(template, links) is not { } address || !await IsOpenAsync(page, address)) continue;
            await page.Page.GotoAsync(address);
            if (await page.Page.Locator(".frame").CountAsync() > 0) await page.UntilAliveAsync();
            foreach (
                var link in await page.Page.EvaluateAsync<string[]>(
                    "[...document.querySelectorAll('a[href]')].map(link => new URL(link.href).pathname)")) links.Add(link);
            visited.Add(address);
            await look(address);
        }

        return visited;
    }

    private static async Task<bool> IsOpenAsync(PortalPage page, string address)
    {
        var answer = await page.Page.Context.APIRequest.GetAsync(address);
        return answer.Ok && answer.Url.Contains(address, StringComparison.Ordinal);
    }

    private static string? Address(string template, HashSet<string> links)
    {
        if (!template.Contains('{')) return template;
        var pattern = new Regex("^" + Parameter().Replace(template, "[^/]+") + "$", RegexOptions.IgnoreCase);
        return links.FirstOrDefault(link => pattern.IsMatch(link) && !link.EndsWith("/export", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
