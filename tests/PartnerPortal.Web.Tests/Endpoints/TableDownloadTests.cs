using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PartnerPortal.Data;
using PartnerPortal.Documents.Tables;
using PartnerPortal.Testing.Finance.Ledger;
using PartnerPortal.Web.Endpoints;

namespace PartnerPortal.Web.Tests.Endpoints;

/// <summary>Downloads over a real connection, from a database whose server ends the connection half way.</summary>
public sealed class TableDownloadTests : IAsyncLifetime
{
    private const int Rows = 100_000;

    private static readonly TableColumn<int>[] Columns = [new("Number", row => row), new("Text", row => $"row {row}")];

    private readonly Uri _address = PortalProcess.FreeAddress();
    private LedgerDatabase _ledger = null!;
    private WebApplication _host = null!;

    public async Task InitializeAsync()
    {
        _ledger = await LedgerDatabase.CreateAsync();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls(_address.ToString());
        builder.Logging.ClearProviders();
        _host = builder.Build();
        foreach (var format in Enum.GetValues<TableFormat>())
        {
            _host.MapGet(
                $"/whole/{format}", (CancellationToken ct) => new TableDownload<int>(format, "list", ReadAsync(int.MaxValue, ct), Columns));
            _host.MapGet(
                $"/cut/{format}", (CancellationToken ct) => new TableDownload<int>(format, "list", ReadAsync(Rows / 2, ct), Columns));
        }

        await _host.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _ledger.DisposeAsync();
    }

    [Theory]
    [InlineData("Csv")]
    [InlineData("Xlsx")]
    public async Task A_download_that_breaks_half_way_is_a_failure_and_no_shorter_file(string format)
    {
        using var client = PortalProcess.NewClient(_address);
        var answer = await client.GetAsync($"/cut/{format}");
        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        answer.Content.Headers.ContentDisposition.ShouldBeNull();
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Csv", "list.csv")]
    [InlineData("Xlsx", "list.xlsx")]
    public async Task A_whole_one_says_how_long_it_is(string format, string name)
    {
        using var client = PortalProcess.NewClient(_address);
        var answer = await client.GetAsync($"/whole/{format}", HttpCompletionOption.ResponseHeadersRead);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe(name);
        var length = answer.Content.Headers.ContentLength.ShouldNotBeNull();
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        bytes.LongLength.ShouldBe(length);
        if (format == "Csv") System.Text.Encoding.UTF8.GetString(bytes).Split("\r\n").Length.ShouldBe(Rows + 2);
    }

    private async IAsyncEnumerable<int> ReadAsync(int end, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var tx = await _ledger.Database.BeginAsync(DataScope.All, ct);
        await using var command = tx.Command(
            "select n, case when n = $1 then pg_terminate_backend(pg_backend_pid()) end from generate_series(1, $2) n", end, Rows);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) yield return reader.GetInt32(0);
    }
}
