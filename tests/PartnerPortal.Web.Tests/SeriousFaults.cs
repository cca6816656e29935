using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace PartnerPortal.Web.Tests;

/// <summary>
/// What axe finds serious or critical on a page or in a part of it. Its script is run in the page itself, which has no frames: the wrapper
/// opens another page for each look and hands over all that is in order, which takes many times as long.
/// </summary>
internal static class SeriousFaults
{
    private const string Find = """
        async part => (await axe.run(part ?? document, { resultTypes: ['violations'] })).violations
            .filter(fault => fault.impact === 'serious' || fault.impact === 'critical')
            .map(fault => fault.id + ': ' + fault.nodes.slice(0, 3).map(node => node.html).join(', '))
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    public static async Task<string[]> OfAsync(IPage page)
    {
        await page.EvaluateAsync(Axe);
        return await page.EvaluateAsync<string[]>(Find);
    }

    public static async Task<string[]> OfAsync(ILocator part)
    {
        await part.Page.EvaluateAsync(Axe);
        return await part.EvaluateAsync<string[]>(Find);
    }
}
