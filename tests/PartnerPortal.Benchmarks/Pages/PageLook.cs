using System.Diagnostics;
using System.Globalization;

namespace PartnerPortal.Benchmarks.Pages;

/// <summary>One look at a page: how long the server took, and how often it asked the database.</summary>
/// <param name="Texts">How the queries begin.</param>
internal readonly record struct PageLook(double Milliseconds, int Queries, string Texts)
{
    // The first ones compile and fill caches.
    private const int NotCounted = 2;

    /// <summary>The median time of some looks at a page, and the most queries of one.</summary>
    public static async Task<PageLook> MedianAsync(HttpClient client, string path, int times) =>
        (await MediansAsync([client], path, times))[0];

    /// <summary>
    /// The same for each of some people, who look in turn: what slows the machine down, or speeds the program up, meets them alike.
    /// </summary>
    public static async Task<PageLook[]> MediansAsync(HttpClient[] clients, string path, int times)
    {
        var looks = clients.Select(_ => new List<PageLook>()).ToArray();
        for (var i = -NotCounted; i < times; i++)
        {
            for (var person = 0; person < clients.Length; person++)
            {
                var look = await TakeAsync(clients[person], path);
                if (i >= 0) looks[person].Add(look);
            }
        }

        return [
            .. looks.Select(
                taken => new PageLook(
                    taken.Select(look => look.Milliseconds).Order().ElementAt(taken.Count / 2), taken.Max(look => look.Queries),
                    taken.MaxBy(look => look.Queries).Texts))];
    }

    private static async Task<PageLook> TakeAsync(HttpClient client, string path)
    {
        var started = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(path);
        await answer.Content.ReadAsByteArrayAsync();
        var taken = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{path} answers {(int)answer.StatusCode}");
        return new PageLook(
            taken, answer.Headers.TryGetValues("X-Queries", out var counted)
                ? int.Parse(counted.Single(), CultureInfo.InvariantCulture)
                : 0,
            answer.Headers.TryGetValues("X-Query-Texts", out var texts) ? string.Join(' ', texts) : "");
    }
}
