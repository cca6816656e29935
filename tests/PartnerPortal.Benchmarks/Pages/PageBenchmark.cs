using System.Globalization;
using PartnerPortal.Benchmarks.Portal;

namespace PartnerPortal.Benchmarks.Pages;

/// <summary>How long the server takes for each page, and how often it asks the database.</summary>
internal static class PageBenchmark
{
    public static async Task<int> RunAsync(string[] args)
    {
        var times = Times(args);
        await using var portal = await MeasuredPortal.StartAsync();
        using var staff = await portal.SignInAsync("staff");
        using var partner = await portal.SignInAsync("partner");
        using var nobody = new HttpClient { BaseAddress = portal.Address };
        var bare = (await PageLook.MedianAsync(nobody, "/measure/rows", times)).Milliseconds;

        Console.WriteLine($"{"page",-46} {"who",-8} {"queries",7} {"ms",8} {"x bare",7}");
        Console.WriteLine($"{"(bare endpoint that reads 25 rows)",-46} {"",-8} {1,7} {Text(bare),8} {1,7}");
        var slow = 0;
        var compared = new List<string>();
        var only = args.SkipWhile(word => word != "--only").Skip(1).FirstOrDefault();
        foreach (var (who, client, path) in await MeasuredPages.AllAsync(staff, partner, nobody))
        {
            if (only is not null && !path.Contains(only, StringComparison.Ordinal)) continue;
            var page = await PageLook.MedianAsync(client, path, times);
            var isSlow = page.Milliseconds > 100 || page.Queries > 5;
            if (isSlow) slow++;
            if (who == "partner" && MeasuredPages.IsEverybodys(path)) compared.Add(path);
            Console.WriteLine(
                $"{Shortened(path),-46} {who,-8} {page.Queries,7} {Text(page.Milliseconds),8} {Text(page.Milliseconds / bare),7}{(isSlow ? "  !" : "")}");
            if (page.Queries > 5) Console.WriteLine("    " + page.Texts.Replace(" | ", "\n    ", StringComparison.Ordinal));
        }

        Console.WriteLine($"Goal: at most 5 queries and 100 ms; {slow} pages beyond it.");
        Console.WriteLine();
        await PartnerComparison.RunAsync(portal, partner, compared, times);
        return 0;
    }

    internal static int Times(string[] args) => args is ["--times", var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : 15;

    internal static string Text(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Shortened(string path) => path.Length <= 46 ? path : path[..45] + "…";
}
