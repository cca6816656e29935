using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Testing.Faults;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Finance.Closing;

[Trait("Kind", "Long")]
public sealed class RandomMarketTests
{
    private const string RowCounts = """
        select relname, (xpath('/row/n/text()', query_to_xml('select count(*) as n from ' || oid::regclass, false, true, '')))[1]::text
        from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname
        """;

    public static TheoryData<int> Seeds => [.. Soak.Spread([.. Enumerable.Range(1, 15)], 7)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Any_order_and_batching_of_the_files_ends_in_the_same_ledger(int seed)
    {
        var market = new RandomMarket(seed);
        await using var whole = await LedgerDatabase.CreateAsync();
        await whole.ImportAsync(market.Whole());
        await CloseWithPreviewsAsync(whole, previews: seed % 3 == 0);

        await using var parts = await LedgerDatabase.CreateAsync();
        var shuffled = new Random(seed);
        foreach (var books in market.Parts(2 + seed % 3)) await parts.ImportAsync(books, shuffled);
        await parts.CloseThroughAsync(RandomMarket.LastMonth);

        (await parts.HashAsync()).ShouldBe(await whole.HashAsync());
        await parts.CheckInvariantsAsync();
    }

    private static async Task CloseWithPreviewsAsync(LedgerDatabase ledger, bool previews)
    {
        foreach (
            var month in await new MonthQueries(ledger.Database, ledger.Time).OpenThroughAsync(
                "main", Month.Parse(RandomMarket.LastMonth), CancellationToken.None))
        {
            var preview = previews ? await PreviewAsync(ledger, month) : null;
            await ledger.CloseAsync(month.ToString());
            await ledger.CheckInvariantsAsync();
            if (preview is not null) await IsWhatWasPreviewedAsync(ledger, preview);
        }
    }

    /// <summary>The preview, which leaves no trace.</summary>
    private static async Task<MonthPreview> PreviewAsync(LedgerDatabase ledger, Month month)
    {
        var (hash, rows) = (await ledger.HashAsync(), await ledger.ReadAsync(RowCounts));
        var preview = await new PreviewMonth(ledger.Database, ledger.Steps, ledger.Time).RunAsync(
            LedgerDatabase.Finance, "main", month, CancellationToken.None);
        (await ledger.HashAsync()).ShouldBe(hash);
        (await ledger.ReadAsync(RowCounts)).ShouldBe(rows);
        return preview;
    }

    private static async Task IsWhatWasPreviewedAsync(LedgerDatabase ledger, MonthPreview preview)
    {
        var kinds = Vocabulary<PostingKind>.Words;
        var statements = await ledger.ReadAsync(
            $"select partner_id, opening, {string.Join(", ", kinds)}, closing from statement where period = '{preview.Month.First:yyyy-MM-dd}' order by partner_id");
        preview.Rows.Select(
            row => string.Join(' ', [row.PartnerId, Text(row.Opening), .. row.ByKind.Select(Text), Text(row.Closing)])).ShouldBe(
                statements);

        var sums = await ledger.ReadAsync($"""
            select kind, sum(amount) from posting
            where period = '{preview.Month.First:yyyy-MM-dd}' group by kind order by kind
            """);
        Enum.GetValues<PostingKind>().Where(kind => preview.Sum(kind) != 0).Select(
            kind => $"{Vocabulary<PostingKind>.Text(kind)} {Text(preview.Sum(kind))}")
            .ShouldBe(sums.Where(row => !row.EndsWith(" 0.00", StringComparison.Ordinal)), ignoreOrder: true);
        (await ledger.ReadAsync($"""
            select coalesce(sum(payable), 0.00), count(*) from payout_proposal where period = '{preview.Month.First:yyyy-MM-dd}'
                and status = 'open'
            """))
            .ShouldBe([$"{Text(preview.PayoutsOpen)} {preview.PayoutCount}"]);

        static string Text(decimal amount) => amount.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
    }
}
