using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace PartnerPortal.Web.Tests;

/// <summary>What axe finds serious or critical on a page or in a part of it.</summary>
internal static class SeriousFaults
{
    // Without what is in order: telling of it takes longer than finding out.
    private static readonly AxeRunOptions Faults = new() { ResultTypes = [ResultType.Violations] };

    public static async Task<IEnumerable<string>> OfAsync(IPage page) => Texts(await page.RunAxe(Faults));

    public static async Task<IEnumerable<string>> OfAsync(ILocator part) => Texts(await part.RunAxe(Faults));

    private static IEnumerable<string> Texts(AxeResult result) => result.Violations
        .Where(fault => fault.Impact is "serious" or "critical")
        .Select(fault => $"{fault.Id}: {string.Join(", ", fault.Nodes.Select(node => node.Html).Take(3))}");
}
