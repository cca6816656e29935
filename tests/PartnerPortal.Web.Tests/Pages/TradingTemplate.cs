using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PartnerPortal.Application;
using PartnerPortal.Application.Exchange.Imports;
using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Demo;
using PartnerPortal.Documents;
using PartnerPortal.Domain;
using PartnerPortal.Testing.LocalCluster;

namespace PartnerPortal.Web.Tests.Pages;

/// <summary>
/// Databases with the demo vendor's two years of business, to be copied: as they were imported, and with their months closed. Each is made
/// once for its files and its last closed month, however many portals ask for it.
/// </summary>
internal static class TradingTemplate
{
    /// <summary>The last month that is over.</summary>
    public static Month LastMonth => Month.Of(Today).Previous;

    private static DateOnly Today =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(TimeProvider.System.GetUtcNow(), "Europe/Madrid").DateTime);

    /// <summary>Nothing is closed yet.</summary>
    public static async Task<string> ImportedAsync()
    {
        var folder = Directory.CreateTempSubdirectory("portal-journeys-");
        try
        {
            DemoVendor.Write(folder.FullName, Today);
            var (name, migrated) = ($"trading_{TemplateKey.Of(folder)}", await TestCluster.MigratedAsync());
            return await TestCluster.TemplateAsync(name, connection => ImportAsync(connection, folder.FullName), migrated);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Closed through a month. All but the last two months that are over are closed once for all.</summary>
    public static async Task<string> ClosedThroughAsync(Month last)
    {
        var imported = await ImportedAsync();
        var shared = LastMonth.AddMonths(-2);
        var from = last > shared ? await ClosedAsync(imported, imported, shared) : imported;
        return await ClosedAsync(imported, from, last);
    }

    /// <summary>Closes the open months through one.</summary>
    public static async Task CloseAsync(PortalConnection connection, Month last)
    {
        await using var services = On(connection);
        var months = services.GetRequiredService<MonthQueries>();
        foreach (var month in await months.OpenThroughAsync(DataScope.All.ProgramId, last, CancellationToken.None))
        {
            var command = new CloseMonthCommand(DataScope.All.ProgramId, month, "test");
            await services.GetRequiredService<CloseMonth>().RunAsync(command, null, CancellationToken.None);
        }

        // What the server counts to know when to analyze is not copied, so a copy would never be: what it knows of its tables is.
        await using var source = NpgsqlDataSource.Create(connection.Owner);
        await using var analyze = source.CreateCommand("analyze");
        await analyze.ExecuteNonQueryAsync();
    }

    private static Task<string> ClosedAsync(string imported, string from, Month last) =>
        TestCluster.TemplateAsync($"{imported}_{last.First:yyyy_MM}", connection => CloseAsync(connection, last), from);

    private static async Task ImportAsync(PortalConnection connection, string folder)
    {
        await using var services = On(connection);
        await services.GetRequiredService<ImportFiles>().RunAsync(new ImportCommand(folder, "test"), null, CancellationToken.None);
    }

    private static ServiceProvider On(PortalConnection connection) => new ServiceCollection().AddOptions()
        .AddPortalData(connection).AddDocuments().AddApplication(new ConfigurationBuilder().Build()).BuildServiceProvider();
}
