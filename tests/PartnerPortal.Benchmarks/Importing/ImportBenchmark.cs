using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PartnerPortal.Application.Exchange.Imports;
using PartnerPortal.Benchmarks.Closing;
using PartnerPortal.Data.LocalCluster;
using PartnerPortal.Data.Migrations;
using PartnerPortal.Demo;

namespace PartnerPortal.Benchmarks.Importing;

/// <summary>
/// The import of a folder against a plain binary COPY of the rows it ends in: into tables with the same indexes, and into bare ones.
/// </summary>
internal static class ImportBenchmark
{
    private static readonly string[] Tables =
        ["partner", "agreement", "customer", "attribution", "exchange_rate", "invoice", "invoice_line", "payment", "credit_note",
            "credit_line", "service"];

    /// <summary><c>import [--in FOLDER] [--invoices N,N,…] [--years N]</c></summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var options = BenchmarkOptions.Of(args);
        Console.WriteLine(
            $"{"invoices",10} {"rows",10} {"import ms",10} {"COPY ms",9} {"ratio",6} {"bare ms",9} {"ratio",6} {"rows/s",9} {"process MiB",11}");
        foreach (var size in options.Numbers("--invoices", 10_000, 100_000, 1_000_000))
            await MeasureAsync(options, size, options.Numbers("--years", 3)[0]);
        return 0;
    }

    private static async Task MeasureAsync(BenchmarkOptions options, int invoices, int years)
    {
        var folder = Directory.CreateDirectory(Path.Combine(options.Folder, $"import-{invoices}"));
        var files = Path.Combine(folder.FullName, "files");
        var data = Path.Combine(folder.FullName, "data");
        Directory.CreateDirectory(data);
        await BulkSeed.WriteAsync(files, new BulkSeedOptions(Math.Max(10, invoices / 100), invoices, 1, new DateOnly(2026, 1, 5), years));
        try
        {
            await using var lease = await PrivateCluster.AcquireAsync(data, CancellationToken.None);
            await PortalMigrator.MigrateAsync(lease.Connection, CancellationToken.None);
            double import;
            await using (var services = SeededLedger.Services(lease.Connection))
            {
                var result = await services.GetRequiredService<ImportFiles>().RunAsync(
                    new ImportCommand(files, "benchmark"), null, CancellationToken.None);
                if (result.RejectCount > 0) throw new InvalidOperationException("The made-up files are refused");
                import = result.Elapsed.TotalMilliseconds;
            }

            var memory = ProcessMemory.PeakMebibytes();
            await using var source = NpgsqlDataSource.Create(lease.Connection.Owner);
            var (rows, full) = await CopyAsync(source, folder.FullName, "including indexes including constraints");
            var (_, bare) = await CopyAsync(source, folder.FullName, "");
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{invoices,10} {rows,10} {import,10:0} {full,9:0} {import / full,6:0.00} {bare,9:0} {import / bare,6:0.00} {rows / import * 1000,9:0} {memory,11:0}"));
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Copies every table to a file and the files into new tables, in one transaction.</summary>
    private static async Task<(long Rows, double Milliseconds)> CopyAsync(NpgsqlDataSource source, string folder, string like)
    {
        await using var connection = await source.OpenConnectionAsync();
        await ExecuteAsync(connection, "set session portal.scope = 'all'");
        foreach (var table in Tables)
        {
            await ExecuteAsync(connection, $"drop table if exists copy_{table}; create table copy_{table} (like {table} {like})");
            await using var file = File.Create(Path.Combine(folder, table + ".copy"));
            await using var export = await connection.BeginRawBinaryCopyAsync($"copy (select * from {table}) to stdout (format binary)");
            await export.CopyToAsync(file);
        }

        var started = Stopwatch.GetTimestamp();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            foreach (var table in Tables)
            {
                await using var file = File.OpenRead(Path.Combine(folder, table + ".copy"));
                await using var import = await connection.BeginRawBinaryCopyAsync($"copy copy_{table} from stdin (format binary)");
                await file.CopyToAsync(import);
            }

            await transaction.CommitAsync();
        }

        var taken = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        await using var count = new NpgsqlCommand(
            string.Join(" + ", Tables.Select(table => $"(select count(*) from copy_{table})").Prepend("select 0")), connection);
        return ((long)(await count.ExecuteScalarAsync())!, taken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
