using System.Diagnostics;
using System.Globalization;
using PartnerPortal.Benchmarks.Portal;

namespace PartnerPortal.Benchmarks.Pages;

/// <summary>How long the server takes for each page, and how often it asks the database.</summary>
internal static class PageBenchmark
{
    public static async Task<int> RunAsync(string[] args)
    {
        var times = args is ["--times", var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 15;
        await using var portal = await MeasuredPortal.StartAsync();
        using var staff = await portal.SignInAsync("staff");
        using var partner = await portal.SignInAsync("partner");
        using var small = await portal.SignInAsync("small-partner");
        using var nobody = new HttpClient { BaseAddress = portal.Address };
        var bare = (await MeasureAsync(nobody, "/measure/rows", times)).Median;

        Console.WriteLine($"{"page",-46} {"who",-8} {"queries",7} {"ms",8} {"x bare",7}");
        Console.WriteLine($"{"(bare endpoint that reads 25 rows)",-46} {"",-8} {1,7} {Text(bare),8} {1,7}");
        var slow = 0;
        var large = new Dictionary<string, double>();
        foreach (var (who, client, path) in await MeasuredPages.AllAsync(staff, partner, nobody))
        {
            var page = await MeasureAsync(client, path, times);
            if (page.Median > 100 || page.Queries > 5) slow++;
            if (who == "partner" && path.Count(letter => letter == '/') == 1) large[path] = page.Median;
            Console.WriteLine($"{Shortened(path),-46} {who,-8} {page.Queries,7} {Text(page.Median),8} {Text(page.Median / bare),7}{(page.Median > 100 || page.Queries > 5 ? "  !" : "")}");
        }

        Console.WriteLine($"Goal: at most 5 queries and 100 ms; {slow} pages beyond it.");
        await CompareAsync(small, large, times);
        return 0;
    }

    /// <summary>The same pages for the partner with the most invoices and for one with about fifty lines.</summary>
    private static async Task CompareAsync(HttpClient small, Dictionary<string, double> large, int times)
    {
        Console.WriteLine();
        Console.WriteLine($"{"page of a partner",-46} {"small ms",8} {"large ms",8} {"ratio",7}");
        foreach (var (path, ms) in large)
        {
            var page = await MeasureAsync(small, path, times);
            Console.WriteLine($"{Shortened(path),-46} {Text(page.Median),8} {Text(ms),8} {Text(ms / page.Median),7}{(ms > 1.5 * page.Median ? "  !" : "")}");
        }
    }

    private static async Task<(double Median, int Queries)> MeasureAsync(HttpClient client, string path, int times)
    {
        var taken = new List<double>();
        var queries = 0;
        // The first two compile and fill caches.
        for (var i = -2; i < times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(path);
            await answer.Content.ReadAsByteArrayAsync();
            if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{path} answers {(int)answer.StatusCode}");
            if (i < 0) continue;
            taken.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (answer.Headers.TryGetValues("X-Queries", out var counted)) queries = Math.Max(queries, int.Parse(counted.Single(), CultureInfo.InvariantCulture));
        }

        return (taken.Order().ElementAt(taken.Count / 2), queries);
    }

    private static string Text(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Shortened(string path) => path.Length <= 46 ? path : path[..45] + "…";
}
