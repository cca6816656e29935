using System.Globalization;
using PartnerPortal.Benchmarks.Portal;

namespace PartnerPortal.Benchmarks.Circuits;

/// <summary>Many people at once, each with an open page, each following a link every five seconds.</summary>
internal static class CircuitBenchmark
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    private static readonly string[] StaffWalk = [
        "/partners", "/partners?sort=-balance", "/months", "/statements", "/partners?page=3", "/"];
    private static readonly string[] PartnerWalk = ["/earnings", "/statements", "/earnings?sort=-amount", "/earnings?page=2", "/"];

    public static async Task<int> RunAsync(string[] args)
    {
        var people = Number(args, "--people", 200);
        var seconds = Number(args, "--seconds", 60);
        await using var portal = await MeasuredPortal.StartAsync();
        using var staff = await portal.SignInAsync("staff");
        using var partner = await portal.SignInAsync("partner");
        // One of each first, so that what every process needs once is not counted for a person.
        await using (var first = await OpenAsync(staff, StaffWalk[0])) await first.ClickAsync(StaffWalk[1]);
        await using (var second = await OpenAsync(partner, PartnerWalk[0])) await second.ClickAsync(PartnerWalk[1]);
        var before = await MemoryAsync(staff);

        var browsers = new List<(LightBrowser Browser, string[] Walk)>();
        for (var i = 0; i < people; i++)
        {
            // Three of four are partners' people.
            var (client, walk) = i % 4 == 0 ? (staff, StaffWalk) : (partner, PartnerWalk);
            browsers.Add((await OpenAsync(client, walk[i % walk.Length]), walk));
        }

        var after = await MemoryAsync(staff);
        var clicks = await Task.WhenAll(browsers.Select((each, index) => WalkAsync(each.Browser, each.Walk, index, people, seconds)));
        var taken = clicks.SelectMany(times => times).Order().ToArray();
        var dropped = browsers.Select(each => each.Browser.Dropped).OfType<string>().ToArray();
        var busy = await MemoryAsync(staff);

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{people} people, {seconds} s, a click every {Between.TotalSeconds} s: {taken.Length} clicks"));
        Console.WriteLine($"dropped: {dropped.Length}{(dropped.Length > 0 ? " " + dropped[0] : "")}");
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"click to drawn: median {taken[taken.Length / 2]:0} ms, 95 % {taken[taken.Length * 95 / 100]:0} ms, longest {taken[^1]:0} ms"));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"memory: {(after.Heap - before.Heap) / 1024.0 / people:0} KiB of heap for each circuit ({(busy.Heap - before.Heap) / 1024.0 / people:0} KiB after the clicks), process {busy.Set / 1048576.0:0} MiB"));
        foreach (var (browser, _) in browsers) await browser.DisposeAsync();
        // A page that lost its connection is kept for three minutes, in case it comes back.
        await Task.Delay(TimeSpan.FromMinutes(3.5));
        var gone = await MemoryAsync(staff);
        var left = (gone.Heap - before.Heap) / 1024.0 / people;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"after they went: {left:0} KiB of heap left for each circuit"));
        return dropped.Length == 0 ? 0 : 3;
    }

    private static async Task<LightBrowser> OpenAsync(HttpClient client, string path)
    {
        var browser = new LightBrowser(client);
        await browser.OpenAsync(path);
        return browser;
    }

    private static async Task<List<double>> WalkAsync(LightBrowser browser, string[] walk, int index, int people, int seconds)
    {
        var taken = new List<double>();
        await Task.Delay(Between * index / people);
        for (var step = 1; step * Between.TotalSeconds <= seconds && browser.Dropped is null; step++)
        {
            var next = Task.Delay(Between);
            try
            {
                taken.Add((await browser.ClickAsync(walk[(index + step) % walk.Length])).TotalMilliseconds);
            }
            catch (Exception gone) when (gone is InvalidOperationException or TimeoutException)
            {
                taken.Add(double.PositiveInfinity);
            }

            await next;
        }

        return taken;
    }

    private static async Task<(long Heap, long Set)> MemoryAsync(HttpClient client)
    {
        var figures = (await client.GetStringAsync("/measure/memory")).Split(' ').Select(
            text => long.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return (figures[0], figures[1]);
    }

    private static int Number(string[] args, string name, int usual)
    {
        var at = Array.IndexOf(args, name);
        return at < 0 ? usual : int.Parse(args[at + 1], CultureInfo.InvariantCulture);
    }
}
