using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Benchmarks.Closing;

/// <summary>The close of a month against the same month in plain SQL, in turn on the same data; and how both grow.</summary>
internal static class CloseBenchmark
{
    private const int Months = 5;

    /// <summary><c>close [--in FOLDER] [--years N] [--invoices N,N,…] [--partners N]</c></summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var options = BenchmarkOptions.Of(args);
        var sizes = options.Numbers("--invoices", 10_000, 100_000, 1_000_000);
        var years = options.Numbers("--years", 3);
        Console.WriteLine(
            $"{"invoices",10} {"years",5} {"lines/month",12} {"close ms",9} {"SQL ms",9} {"ratio",6} {"program CPU",11} {"server CPU",10} {"SQL CPU",7} {"process MiB",11}");
        foreach (var size in sizes)
        {
            foreach (var history in years) await MeasureAsync(options, size, history);
        }

        return 0;
    }

    private static async Task MeasureAsync(BenchmarkOptions options, int invoices, int years)
    {
        var partners = options.Numbers("--partners", Math.Max(10, invoices / 100))[0];
        var folder = Path.Combine(options.Folder, $"close-{invoices}-{partners}-{years}");
        await using var ledger = await SeededLedger.OpenAsync(folder, invoices, partners, years, Months);
        var connection = await ledger.CopyAsync();
        await using var services = SeededLedger.Services(connection);
        await using var source = NpgsqlDataSource.Create(connection.App);
        var (closes, references) = (new List<Taken>(), new List<Taken>());
        var first = ledger.FirstOpen(Months);
        foreach (var month in first.Through(first.AddMonths(Months - 1)))
        {
            decimal expected = 0;
            // Whoever comes second finds the month in memory, so they take turns.
            if (month.Number % 2 == 0) closes.Add(await TimeAsync(folder, () => CloseAsync(services, month)));
            references.Add(await TimeAsync(folder, async () => expected = await ReferenceAsync(source, month)));
            if (month.Number % 2 != 0) closes.Add(await TimeAsync(folder, () => CloseAsync(services, month)));
            await CheckAsync(services, month, expected);
        }

        var (close, reference) = (Median(closes, taken => taken.Milliseconds), Median(references, taken => taken.Milliseconds));
        var (program, server) = (Median(closes, taken => taken.Processor.Program), Median(closes, taken => taken.Processor.Server));
        var plain = Median(references, taken => taken.Processor.Total);
        var lines = await LinesAsync(services, first.AddMonths(Months / 2));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{invoices,10} {years,5} {lines,12} {close,9:0} {reference,9:0} {close / reference,6:0.00} {program,11:0} {server,10:0} {plain,7:0} {ProcessMemory.PeakMebibytes(),11:0}"));
    }

    private static async Task CloseAsync(ServiceProvider services, Month month)
    {
        var command = new CloseMonthCommand(DataScope.All.ProgramId, month, "benchmark");
        var result = await services.GetRequiredService<CloseMonth>().RunAsync(command, null, CancellationToken.None);
        if (result.Outcome != CloseOutcome.Closed) throw new InvalidOperationException($"{month}: {result.Outcome}");
    }

    private static Task<decimal> ReferenceAsync(NpgsqlDataSource source, Month month) => new ReferenceMonth(source).RunAsync(
        month, [.. new TermsVersion(DateOnly.MinValue).ThresholdKinds.Select(Vocabulary<LineKind>.Text)]);

    /// <summary>Both computed the same month.</summary>
    private static async Task CheckAsync(ServiceProvider services, Month month, decimal expected)
    {
        await using var tx = await services.GetRequiredService<PortalDatabase>().BeginAsync(DataScope.All, CancellationToken.None);
        var posted = await tx.ScalarAsync<decimal>(
            """
            select coalesce(sum(amount), 0) from posting
            where program_id = $1 and period = $2 and kind = 'commission'
            """, CancellationToken.None, DataScope.All.ProgramId, month.First);
        if (posted != expected) throw new InvalidOperationException($"{month}: the close posted {posted}, plain SQL {expected}");
    }

    private static async Task<long> LinesAsync(ServiceProvider services, Month month)
    {
        await using var tx = await services.GetRequiredService<PortalDatabase>().BeginAsync(DataScope.All, CancellationToken.None);
        return await tx.ScalarAsync<long>(
            """
            select count(*) from invoice i join invoice_line l on l.program_id = i.program_id and l.invoice_no = i.invoice_no
                where i.program_id = $1 and i.period = $2
            """,
            CancellationToken.None, DataScope.All.ProgramId, month.First);
    }

    private static async Task<Taken> TimeAsync(string folder, Func<Task> work)
    {
        var processor = ProcessorTime.Now(folder);
        var started = Stopwatch.GetTimestamp();
        await work();
        return new Taken(Stopwatch.GetElapsedTime(started).TotalMilliseconds, ProcessorTime.Now(folder) - processor);
    }

    private static double Median(IEnumerable<Taken> values, Func<Taken, double> of) => values.Select(of).Order().ElementAt(Months / 2);

    private readonly record struct Taken(double Milliseconds, ProcessorTime Processor);
}
