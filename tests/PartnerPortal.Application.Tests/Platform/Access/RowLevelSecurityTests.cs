using Microsoft.EntityFrameworkCore;
using Npgsql;
using PartnerPortal.Data;
using PartnerPortal.Testing.Finance.Ledger;
using PartnerPortal.Testing.Platform.Access;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Platform.Access;

/// <summary>What PostgreSQL itself shows the portal, table by table as the catalogue names them.</summary>
public sealed class RowLevelSecurityTests(IsolationSample sample) : IClassFixture<IsolationSample>
{
    // Signing in comes before any scope.
    private const string WithoutScope = "users";

    private const string Owned = $"""
        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'partner_id' and not a.attisdropped
        where c.relkind in ('r', 'p', 'v', 'm') and c.relname <> '{WithoutScope}' order by c.relname
        """;

    private readonly LedgerDatabase _ledger = sample.Ledger;

    [Fact]
    public async Task Without_a_scope_no_row_is_seen()
    {
        await using var connection = await _ledger.Source.OpenConnectionAsync();
        foreach (var table in await TablesAsync()) (await CountAsync(connection, table)).ShouldBe(0, table);
        (await CountAsync(connection, "customer")).ShouldBe(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ALL")]
    [InlineData("partner:")]
    [InlineData("partner")]
    [InlineData("partner:%")]
    [InlineData("partner:a")]
    [InlineData("A")]
    [InlineData("partner:A ")]
    public async Task Nothing_but_the_exact_scope_opens_anything(string scope)
    {
        await using var connection = await _ledger.Source.OpenConnectionAsync();
        await SqlRows.ExecuteAsync(connection, $"begin; set local portal.scope = '{scope}'");
        foreach (var table in await TablesAsync()) (await CountAsync(connection, table)).ShouldBe(0, table);
        await SqlRows.ExecuteAsync(connection, "rollback");
    }

    [Fact]
    public async Task A_partner_sees_its_own_rows_in_every_table_and_no_other()
    {
        foreach (var table in await TablesAsync())
        {
            var all = await SeenAsync(DataScope.All, $"select distinct partner_id from {table} order by 1");
            all.ShouldBe(["A", IsolationSample.Other], $"{table}: the sample needs a row of each partner");
            (await SeenAsync(DataScope.Partner("A"), $"select distinct partner_id from {table}")).ShouldBe(["A"], table);
            (await SeenAsync(DataScope.Partner(IsolationSample.Other), $"select distinct partner_id from {table}")).ShouldBe(
                [IsolationSample.Other], table);
            (await SeenAsync(DataScope.Partner("Z"), $"select distinct partner_id from {table}")).ShouldBeEmpty(table);
        }
    }

    [Fact]
    public async Task A_partner_sees_the_customers_that_are_attributed_to_it()
    {
        (await SeenAsync(DataScope.Partner("A"), "select customer_id from customer order by 1")).ShouldBe(["K", "L"]);
        (await SeenAsync(DataScope.Partner(IsolationSample.Other), "select customer_id from customer order by 1")).ShouldBe(
            ["KCANARY", "LCANARY"]);
        (await SeenAsync(DataScope.Partner("Z"), "select customer_id from customer")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_row_of_another_partner_cannot_be_written()
    {
        foreach (var table in await WritableAsync())
        {
            await using var tx = await _ledger.Database.BeginAsync(DataScope.All, CancellationToken.None);
            var columns = (await SqlRows.ReadAsync(tx.Connection, $"""
                select attname from pg_attribute where attrelid = '{table}'::regclass and attnum > 0 and not attisdropped
                    and attgenerated = ''
                """));
            await SqlRows.ExecuteAsync(tx.Connection, $"""
                create temp table foreign_rows on commit drop as select * from {table} where partner_id = '{IsolationSample.Other}';
                set local portal.scope = 'partner:A'
                """);
            var insert = $"insert into {table} ({string.Join(", ", columns)}) select {string.Join(", ", columns)} from foreign_rows";
            var refused = await Should.ThrowAsync<PostgresException>(() => SqlRows.ExecuteAsync(tx.Connection, insert), table);
            (refused.SqlState, refused.MessageText.Contains("row-level security", StringComparison.Ordinal)).ShouldBe(
                (PostgresErrorCodes.InsufficientPrivilege, true), table);
        }
    }

    [Theory]
    [InlineData("update invoice set disputed = not disputed")]
    [InlineData("update payout_proposal set status = status")]
    [InlineData("update work_item set resolved_by = 'A'")]
    [InlineData("update credit_note set linked_by = linked_by")]
    public async Task A_row_of_another_partner_cannot_be_changed(string update)
    {
        await using var tx = await _ledger.Database.BeginAsync(DataScope.Partner("A"), CancellationToken.None);
        (await tx.ExecuteAsync($"{update} where partner_id = '{IsolationSample.Other}'", CancellationToken.None)).ShouldBe(0);
        (await tx.ExecuteAsync($"{update} where partner_id = 'A'", CancellationToken.None)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_scope_ends_with_the_transaction_when_a_connection_is_used_again()
    {
        await using var source = LedgerDatabase.OpenSource(_ledger.Connection.App, connections: 1);
        var database = new PortalDatabase(source);
        string process;
        await using (var tx = await database.BeginAsync(DataScope.All, CancellationToken.None))
        {
            process = (await SqlRows.ReadAsync(tx.Connection, "select pg_backend_pid()"))[0];
            (await CountAsync(tx.Connection, "posting")).ShouldBeGreaterThan(0);
            await tx.CommitAsync(CancellationToken.None);
        }

        await using (var again = await source.OpenConnectionAsync())
        {
            (await SqlRows.ReadAsync(again, "select pg_backend_pid()")).ShouldBe([process]);
            (await CountAsync(again, "posting")).ShouldBe(0);
        }

        await using var partner = await database.BeginAsync(DataScope.Partner("A"), CancellationToken.None);
        (await SqlRows.ReadAsync(partner.Connection, """
            select pg_backend_pid(), (select count(distinct partner_id) from posting)
            """)).ShouldBe([$"{process} 1"]);
    }

    [Fact]
    public async Task The_model_filters_by_its_scope_where_the_database_would_show_all()
    {
        await using var tx = await _ledger.Database.BeginAsync(DataScope.All, CancellationToken.None);
        foreach (var (scope, partners) in new (DataScope?, string[])[]
        {
            (null, []), (DataScope.Partner("A"), ["A"]), (DataScope.Partner("Z"), []), (DataScope.All, ["A", IsolationSample.Other]),
        })
        {
            await using var context = new PortalDbContext(
                new DbContextOptionsBuilder<PortalDbContext>().UseNpgsql(tx.Connection).Options) { Scope = scope };
            await context.Database.UseTransactionAsync(tx.Transaction);
            (await context.Partners.Select(row => row.PartnerId).Distinct().ToListAsync()).ShouldBe(partners, ignoreOrder: true);
            (await context.Partners.Where(row => row.Agreement != null).Select(row => row.PartnerId).ToListAsync()).ShouldBe(
                partners, ignoreOrder: true);
            (await context.Postings.Select(row => row.PartnerId).Distinct().ToListAsync()).ShouldBe(partners, ignoreOrder: true);
            (await context.Statements.Select(row => row.PartnerId).Distinct().ToListAsync()).ShouldBe(partners, ignoreOrder: true);
            (await context.Payouts.Select(row => row.PartnerId).Distinct().ToListAsync()).ShouldBe(partners, ignoreOrder: true);
        }
    }

    private Task<string[]> TablesAsync() => ReadCatalogueAsync(Owned);

    /// <summary>Those of them, views aside, into which the portal may write at all.</summary>
    private Task<string[]> WritableAsync() => ReadCatalogueAsync($"""
        select relname from ({Owned}) owned join pg_class using (relname)
        where relkind = 'r' and has_table_privilege('{PortalConnection.AppRole}', pg_class.oid, 'insert')
        """);

    private async Task<string[]> ReadCatalogueAsync(string sql)
    {
        var tables = await _ledger.ReadAsync(sql);
        tables.Length.ShouldBeGreaterThanOrEqualTo(15);
        return tables;
    }

    private async Task<string[]> SeenAsync(DataScope scope, string sql)
    {
        await using var tx = await _ledger.Database.BeginAsync(scope, CancellationToken.None);
        return await SqlRows.ReadAsync(tx.Connection, sql);
    }

    private static async Task<int> CountAsync(NpgsqlConnection connection, string table) =>
        int.Parse(
            (await SqlRows.ReadAsync(connection, $"select count(*) from {table}"))[0], System.Globalization.CultureInfo.InvariantCulture);
}
