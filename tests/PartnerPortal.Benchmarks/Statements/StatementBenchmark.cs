using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PartnerPortal.Application.Finance.Statements;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Benchmarks.Closing;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Benchmarks.Statements;

/// <summary>All statements of a month as PDF, against headless Chromium that prints the same content, both on all cores.</summary>
internal static class StatementBenchmark
{
    private const int Open = 5;
    private static readonly string[] Flags = ["--no-sandbox", "--disable-gpu"];

    /// <summary><c>statements [--in FOLDER] [--invoices N] [--years N] [--printed N]</c></summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var options = BenchmarkOptions.Of(args);
        var (invoices, years, printed) = (
            options.Numbers("--invoices", 1_000_000)[0], options.Numbers("--years", 3)[0], options.Numbers("--printed", 400)[0]);
        var partners = Math.Max(10, invoices / 100);
        await using var ledger = await SeededLedger.OpenAsync(
            Path.Combine(options.Folder, $"close-{invoices}-{partners}-{years}"), invoices, partners, years, Open);
        await using var services = SeededLedger.Services(ledger.Connection);
        var month = ledger.FirstOpen(Open).Previous;
        var folder = Directory.CreateTempSubdirectory("portal-statements-");
        try
        {
            var command = new StatementFilesCommand(DataScope.All.ProgramId, month, null, folder.FullName);
            var started = Stopwatch.GetTimestamp();
            var made = await services.GetRequiredService<WriteStatementFiles>().RunAsync(command, null, CancellationToken.None);
            var ours = made / Stopwatch.GetElapsedTime(started).TotalSeconds;
            var again = await services.GetRequiredService<WriteStatementFiles>().RunAsync(command, null, CancellationToken.None);
            var theirs = await PrintAsync(services, month, printed, made);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{made} statements: {ours:0.0} PDFs a second; Chromium {theirs:0.0} a second ({printed} of them); ratio {ours / theirs:0.00}; resumed: {again} made again"));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Every so many-th statement, so that large and small ones are among them as among all.</summary>
    private static async Task<double> PrintAsync(ServiceProvider services, Month month, int count, int of)
    {
        var pages = new List<string>();
        var position = 0;
        await foreach (
            var statement in services.GetRequiredService<StatementQueries>().StreamAsync(
                DataScope.All.ProgramId, month, null, CancellationToken.None))
        {
            if (position++ % Math.Max(1, of / count) == 0) pages.Add(StatementHtml.Of(statement));
        }

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Flags });
        await PrintAsync(browser, pages[..1]);
        var started = Stopwatch.GetTimestamp();
        var half = pages.Count / 2;
        await Task.WhenAll(PrintAsync(browser, pages[..half]), PrintAsync(browser, pages[half..]));
        return pages.Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task PrintAsync(IBrowser browser, List<string> pages)
    {
        var tab = await browser.NewPageAsync();
        foreach (var html in pages)
        {
            await tab.SetContentAsync(html);
            await tab.PdfAsync(new() { Tagged = true, PreferCSSPageSize = true });
        }

        await tab.CloseAsync();
    }
}
