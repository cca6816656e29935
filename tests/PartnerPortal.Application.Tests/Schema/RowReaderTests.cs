using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Schema;

/// <summary>Columns become values by their names; what does not fit is an error and no shifted value.</summary>
public sealed class RowReaderTests
{
    private const string Select = """
        select 'INV-1' as invoice_no, date '2026-02-28' as issued_on, date '2026-02-01' as period, 12.34 as gross, 3::bigint as lines,
            timestamptz '2026-03-01 00:30:00+02' as seen_at, array['a', 'b'] as words, true as disputed, null::date as due_on,
            null::text as note, interval '90 minutes' as worked
        """;

    [Fact]
    public async Task A_record_takes_all_columns_by_name_in_a_list_a_stream_and_a_batch()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2025-01-10"));
        await using var tx = await ledger.Database.BeginAsync(DataScope.All, default);
        var row = (await tx.RowsAsync<Row>(Select, default)).ShouldHaveSingleItem();
        (row with { Words = [] }).ShouldBe(
            new Row(
                "INV-1", new DateOnly(2026, 2, 28), new Month(2026, 2), 12.34m, 3, new DateTimeOffset(2026, 2, 28, 22, 30, 0, default), [],
                true, null, null, TimeSpan.FromMinutes(90)) with { Words = row.Words[..0] });
        row.Words.ShouldBe(["a", "b"]);
        (await tx.FirstRowAsync<Row>(Select, default))!.Gross.ShouldBe(12.34m);
        (await tx.FirstRowAsync<Row>($"{Select} where false", default)).ShouldBeNull();

        var batch = new PortalBatch(tx);
        var rows = batch.Rows<Row>(Select);
        var months = batch.Values<Month?>("select date '2026-01-01' union all select null");
        await batch.RunAsync(default);
        rows.Single().IssuedOn.ShouldBe(new DateOnly(2026, 2, 28));
        months.ShouldBe([new Month(2026, 1), null]);
    }

    [Fact]
    public async Task An_array_is_one_column_and_may_be_missing()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2025-01-10"));
        await using var tx = await ledger.Database.BeginAsync(DataScope.All, default);
        var rows = await tx.RowsAsync<Arrays>("""
            select array[1, 2] as numbers, array[1.50, 2]::numeric[] as amounts, array[true, false] as flags
            union all select null, null, null
            """, default);
        rows[0].Numbers.ShouldBe([1, 2]);
        rows[0].Amounts.ShouldBe([1.50m, 2m]);
        rows[0].Flags.ShouldBe([true, false]);
        rows[1].ShouldBe(new Arrays(null, null, null));
    }

    [Theory]
    [InlineData("select 'a' as name, 1 as other")]
    [InlineData("select 1 as number, 'a' as name")]
    [InlineData("select 'a' as name, 1 as number, 2 as third")]
    [InlineData("select 'a' as name")]
    [InlineData("select 'a' as name, 1::bigint as number")]
    public async Task What_fits_no_parameter_is_an_error(string sql)
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2025-01-10"));
        await using var tx = await ledger.Database.BeginAsync(DataScope.All, default);
        await Should.ThrowAsync<InvalidOperationException>(() => tx.RowsAsync<Pair>(sql, default));
    }

    [Theory]
    [InlineData("select null::text as name, 1 as number")]
    [InlineData("select 'a' as name, null::int as number")]
    public async Task Null_is_an_error_where_the_record_does_not_allow_it(string sql)
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2025-01-10"));
        await using var tx = await ledger.Database.BeginAsync(DataScope.All, default);
        await Should.ThrowAsync<InvalidOperationException>(() => tx.RowsAsync<Pair>(sql, default));
    }

    private sealed record Row(
        string InvoiceNo, DateOnly IssuedOn, Month Period, decimal Gross, long Lines, DateTimeOffset SeenAt, string[] Words, bool Disputed,
        DateOnly? DueOn, string? Note, TimeSpan Worked);

    private sealed record Arrays(int[]? Numbers, decimal[]? Amounts, bool[]? Flags);

    private sealed record Pair(string Name, int Number);
}
