using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PartnerPortal.Application.Finance.Previews;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Benchmarks.Closing;
using PartnerPortal.Data;
using PartnerPortal.Data.LocalCluster;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Benchmarks.Previewing;

/// <summary>
/// What the last twelve months would have paid under other terms, against merely reading the lines and payments it looks at.
/// </summary>
internal static class PreviewBenchmark
{
    private const string Read = """
        select i.partner_id, i.invoice_no, l.line_no, l.kind, l.net, l.rate from invoice i
        join invoice_line l on l.program_id = i.program_id and l.invoice_no = i.invoice_no
        where i.program_id = $1 and i.partner_id is not null and i.period >= $2
        union all select partner_id, invoice_no, 0, payment_id, amount, null from payment where program_id = $1
            and partner_id is not null and period >= $2
        """;

    /// <summary><c>preview</c> on the database of PORTAL_DATA.</summary>
    public static async Task<int> RunAsync()
    {
        var data = Environment.GetEnvironmentVariable("PORTAL_DATA")
            ?? throw new InvalidOperationException("PORTAL_DATA names the data directory");
        await using var lease = await PrivateCluster.AcquireAsync(data, CancellationToken.None);
        await using var services = SeededLedger.Services(lease.Connection);
        var draft = TermsVersion.Default with { RefundThreshold = 5_000m, MonthlyFee = 60m };

        var started = Stopwatch.GetTimestamp();
        var preview = await services.GetRequiredService<PreviewTerms>().RunAsync(
            new Viewer(Guid.Empty, "benchmark", PortalRole.Administrator, null), draft, null, CancellationToken.None);
        var taken = Stopwatch.GetElapsedTime(started);
        var memory = ProcessMemory.PeakMebibytes();

        var first = preview.First;
        started = Stopwatch.GetTimestamp();
        await using var tx = await services.GetRequiredService<PortalDatabase>().BeginAsync(DataScope.All, CancellationToken.None);
        var rows = await tx.ReadAsync(
            Read, row => row.GetString(1).Length, CancellationToken.None, DataScope.All.ProgramId, new DateOnly(first.Year, 1, 1));
        var bare = Stopwatch.GetElapsedTime(started);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{preview.Rows.Count:N0} partners, {rows.Count:N0} lines and payments: preview {taken.TotalSeconds:0.0} s, reading them {bare.TotalSeconds:0.0} s, ratio {taken / bare:0.0}; process {memory:0} MiB"));
        return 0;
    }
}
