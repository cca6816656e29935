using PartnerPortal.Benchmarks.Portal;

namespace PartnerPortal.Benchmarks.Pages;

/// <summary>
/// The pages of the partner with the most invoices against those of two others: one with about fifty lines, and the smallest one whose
/// lists
/// fill a page, so that the same number of rows is drawn.
/// </summary>
internal static class PartnerComparison
{
    private const double Goal = 1.5;

    public static async Task<int> RunAsync(string[] args)
    {
        await using var portal = await MeasuredPortal.StartAsync();
        using var partner = await portal.SignInAsync("partner");
        await RunAsync(portal, partner, await MeasuredPages.OfAsync(partner), PageBenchmark.Times(args));
        return 0;
    }

    /// <param name="portal">Where they sign in.</param>
    /// <param name="large">The partner with the most invoices.</param>
    /// <param name="paths">Pages that every partner has.</param>
    /// <param name="times">Looks at each page.</param>
    public static async Task RunAsync(MeasuredPortal portal, HttpClient large, IEnumerable<string> paths, int times)
    {
        using var small = await portal.SignInAsync("small-partner");
        using var full = await portal.SignInAsync("full-partner");
        Console.WriteLine($"{"page of a partner",-30} {"small ms",9} {"full ms",9} {"large ms",9} {"large/small",12} {"large/full",11}");
        foreach (var path in paths)
        {
            if (await PageLook.MediansAsync([small, full, large], path, times) is not [var few, var page, var many]) continue;
            var (toSmall, toFull) = (many.Milliseconds / few.Milliseconds, many.Milliseconds / page.Milliseconds);
            Console.WriteLine(
                $"{path,-30} {Text(few.Milliseconds),9} {Text(page.Milliseconds),9} {Text(many.Milliseconds),9} {Text(toSmall),12} {Text(toFull),11}{(toSmall > Goal ? "  !" : "")}");
        }

        Console.WriteLine(
            $"Goal: at most {Text(Goal)} times. small: about fifty lines; full: the smallest partner whose lists fill a page.");

        static string Text(double number) => PageBenchmark.Text(number);
    }
}
