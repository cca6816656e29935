using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PartnerPortal.Application;
using PartnerPortal.Application.Exchange.Imports;
using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Data.LocalCluster;
using PartnerPortal.Data.Migrations;
using PartnerPortal.Demo;
using PartnerPortal.Documents;
using PartnerPortal.Domain;

namespace PartnerPortal.Benchmarks.Closing;

/// <summary>A private cluster with made-up business, its older months closed; each measurement works on a copy of it.</summary>
internal sealed class SeededLedger : IAsyncDisposable
{
    private const string Copy = "measured";
    private readonly ClusterLease _lease;
    private readonly DateOnly _today;

    private SeededLedger(ClusterLease lease, DateOnly today)
    {
        _lease = lease;
        _today = today;
    }

    /// <param name="folder">Kept, so that a second run finds it.</param>
    /// <param name="invoices">How many, over all years.</param>
    /// <param name="partners">How many of those.</param>
    /// <param name="years">Of history.</param>
    /// <param name="open">How many of the last months stay open.</param>
    public static async Task<SeededLedger> OpenAsync(string folder, int invoices, int partners, int years, int open)
    {
        Directory.CreateDirectory(folder);
        var today = new DateOnly(2026, 1, 5);
        var ledger = new SeededLedger(await PrivateCluster.AcquireAsync(folder, CancellationToken.None), today);
        await PortalMigrator.MigrateAsync(ledger._lease.Connection, CancellationToken.None);
        await using var services = Services(ledger._lease.Connection);
        var files = Directory.CreateTempSubdirectory("portal-benchmark-");
        try
        {
            if (!await IsSeededAsync(services))
            {
                await BulkSeed.WriteAsync(files.FullName, new BulkSeedOptions(partners, invoices, 1, today, years));
                var imported = await services.GetRequiredService<ImportFiles>().RunAsync(
                    new ImportCommand(files.FullName, "benchmark"), null, CancellationToken.None);
                Console.Error.WriteLine($"{invoices:N0} invoices imported in {imported.Elapsed.TotalSeconds:0} s");
            }

            await CloseThroughAsync(services, Month.Of(today).AddMonths(-1 - open));
            return ledger;
        }
        finally
        {
            files.Delete(recursive: true);
        }
    }

    /// <summary>A fresh copy of the database, ready to be closed.</summary>
    public async Task<PortalConnection> CopyAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await using var source = NpgsqlDataSource.Create(_lease.ConnectionString("postgres", PortalConnection.OwnerRole));
        await ExecuteAsync(source, $"drop database if exists {Copy}");
        await ExecuteAsync(source, $"""
            create database {Copy} template {new NpgsqlConnectionStringBuilder(_lease.Connection.Owner).Database}
            """);
        await using var owner = NpgsqlDataSource.Create(_lease.ConnectionTo(Copy).Owner);
        await ExecuteAsync(owner, ReferenceMonth.Tables);
        await ExecuteAsync(owner, "select refresh_statistics()");
        return _lease.ConnectionTo(Copy);
    }

    /// <summary>The database itself, for what only reads.</summary>
    public PortalConnection Connection => _lease.Connection;

    /// <summary>The first open month of the copies.</summary>
    public Month FirstOpen(int open) => Month.Of(_today).AddMonths(-open);

    public static ServiceProvider Services(PortalConnection connection) => new ServiceCollection().AddOptions()
        .AddPortalData(connection).AddDocuments().AddApplication(new ConfigurationBuilder().AddJsonFile(
            Path.Combine(AppContext.BaseDirectory, Application.Platform.Vendor.VendorDetails.File)).Build()).BuildServiceProvider();

    public ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        return _lease.DisposeAsync();
    }

    private static async Task CloseThroughAsync(ServiceProvider services, Month last)
    {
        foreach (
            var month in await services.GetRequiredService<MonthQueries>().OpenThroughAsync(
                DataScope.All.ProgramId, last, CancellationToken.None))
        {
            var result = await services.GetRequiredService<CloseMonth>().RunAsync(
                new CloseMonthCommand(DataScope.All.ProgramId, month, "benchmark"), null, CancellationToken.None);
            if (result.Outcome == CloseOutcome.Waiting)
                throw new InvalidOperationException($"{month} waits for {result.Parked.Count} parked partners");
            // What autovacuum would have done in the month between.
            if (month.Number % 3 == 0) await RefreshAsync(services);
        }

        await RefreshAsync(services);
    }

    private static async Task<bool> IsSeededAsync(ServiceProvider services)
    {
        await using var tx = await services.GetRequiredService<PortalDatabase>().BeginAsync(DataScope.All, CancellationToken.None);
        return await tx.ScalarAsync<bool>("select exists (select from invoice)", CancellationToken.None);
    }

    private static async Task RefreshAsync(ServiceProvider services)
    {
        await using var tx = await services.GetRequiredService<PortalDatabase>().BeginAsync(DataScope.All, CancellationToken.None);
        await tx.ExecuteAsync("select refresh_statistics()", CancellationToken.None);
        await tx.CommitAsync(CancellationToken.None);
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
