using Npgsql;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Application.Sales.Customers;
using PartnerPortal.Data;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Sales.Customers;

/// <summary>A partner's list of customers holds whom the attributions name, each once, with what the invoices say.</summary>
public sealed class CustomerListTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    // Whose invoices count is up to the scope of who reads.
    private const string Plain = """
        select c.customer_id, (select count(*) from invoice i where i.customer_id = c.customer_id),
            (select coalesce(sum(l.net), 0) from invoice_line l join invoice i on i.invoice_no = l.invoice_no
                where i.customer_id = c.customer_id)
        from customer c where c.customer_id in (select customer_id from attribution where partner_id = '{0}')
            order by c.name collate "und-x-icu", c.customer_id
        """;

    [Theory]
    [InlineData("A", "L K", "L 2 500.00,K 1 50.00", "L 3 700.00,K 1 50.00")]
    [InlineData("B", "L M", "L 1 200.00,M 0 0", "L 3 700.00,M 0 0")]
    [InlineData("C", "", "", "")]
    public async Task It_holds_each_customer_that_was_the_partners_once(string partner, string customers, string toPartner, string toStaff)
    {
        await using var ledger = await MarketAsync();
        (await RowsAsync(ledger, LedgerDatabase.Owner(partner), partner)).ShouldBe(Split(toPartner));
        (await RowsAsync(ledger, LedgerDatabase.Finance, partner)).ShouldBe(Split(toStaff));
        foreach (var sort in new[] { null, "name", "id", "country" })
        {
            var page = await Customers(ledger).ListAsync(LedgerDatabase.Finance, new ListRequest(1, 50, sort, false, null), partner, None);
            page.Total.ShouldBe(page.Rows.Count);
            page.Rows.Select(row => row.CustomerId).ShouldBe(
                customers.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: sort is not null, sort);
        }
    }

    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    public async Task It_says_what_plain_sums_say(string partner)
    {
        await using var ledger = await MarketAsync();
        foreach (var viewer in new[] { LedgerDatabase.Owner(partner), LedgerDatabase.Finance })
        {
            await using var tx = await ledger.Database.BeginAsync(viewer.Scope, None);
            (await SqlRows.ReadAsync(tx.Connection, Plain.Replace("{0}", partner, StringComparison.Ordinal))).ShouldBe(
                await RowsAsync(ledger, viewer, partner));
        }
    }

    [Fact]
    public async Task It_follows_what_is_registered_later()
    {
        await using var ledger = await MarketAsync();
        await ledger.ImportAsync(
            new Books().Customer("N", "A", "Abel").Attribution("M", "A", "2025-12-01").Attribution("K", "C", "2025-12-01"));
        (await IdsAsync(ledger, "A")).ShouldBe(["N", "L", "M", "K"]);
        (await IdsAsync(ledger, "B")).ShouldBe(["L", "M"]);
        (await IdsAsync(ledger, "C")).ShouldBe(["K"]);
    }

    [Fact]
    public async Task A_name_that_is_corrected_by_hand_is_corrected_in_every_list()
    {
        await using var ledger = await MarketAsync();
        await ledger.ExecuteAsSuperAsync("update customer set name = 'Zebra', country = 'ES' where customer_id = 'L'");
        (await IdsAsync(ledger, "A")).ShouldBe(["K", "L"]);
        (await ListAsync(ledger, LedgerDatabase.Owner("B"), "B")).Rows.Select(row => (row.CustomerId, row.Name, row.Country)).ShouldBe(
            [("M", "Mio", "DE"), ("L", "Zebra", "ES")]);
    }

    /// <summary>The database notes them for every partner whatever the scope, and gives the scope back.</summary>
    [Fact]
    public async Task Who_registers_in_a_partners_scope_stays_in_it()
    {
        await using var ledger = await MarketAsync();
        await using var tx = await ledger.Database.BeginAsync(DataScope.Partner("A"), None);
        await tx.ExecuteAsync("""
            insert into attribution (program_id, customer_id, valid_from, partner_id)
            values ('main', 'K', '2026-01-01', 'A')
            """, None);
        (await tx.ScalarAsync<string>("select current_setting('portal.scope')", None)).ShouldBe("partner:A");
        (await tx.ReadAsync("select distinct partner_id from partner_customer", row => row.GetString(0), None)).ShouldBe(["A"]);
    }

    [Theory]
    [InlineData("delete from attribution where customer_id = 'L'")]
    [InlineData("update attribution set partner_id = 'C' where customer_id = 'L'")]
    [InlineData("truncate attribution")]
    public async Task An_attribution_stays(string change)
    {
        await using var ledger = await MarketAsync();
        (await Should.ThrowAsync<PostgresException>(() => ledger.ExecuteAsSuperAsync(change))).SqlState.ShouldBe(
            PostgresErrorCodes.RestrictViolation);
    }

    /// <summary>L went from A to B and came back; K is A's, M is B's, O nobody's.</summary>
    private static Task<LedgerDatabase> MarketAsync() => LedgerDatabase.CreateAsync(new Books()
        .Partner("A", "2024-12-01").Partner("B", "2024-12-01").Partner("C", "2024-12-01")
        .Customer("K", "A", "Olmo").Customer("L", null, "Élan").Customer("M", "B", "Mio").Customer("O", null, "Oso")
        .Attribution("L", "A", "2025-01-01").Attribution("L", "B", "2025-06-01").Attribution("L", "A", "2025-09-01")
        .Invoice("I1", "L", "2025-03-05", 119.00m, ("licence_new", 100.00m)).Invoice(
            "I2", "L", "2025-07-05", 238.00m, ("licence_new", 200.00m))
        .Invoice("I3", "L", "2025-10-05", 476.00m, ("licence_new", 300.00m), ("plus", 100.00m)).Invoice(
            "I4", "K", "2025-10-06", 59.50m, ("licence_new", 50.00m))
        .Invoice("I5", "O", "2025-10-06", 59.50m, ("licence_new", 50.00m)));

    private static async Task<string[]> RowsAsync(LedgerDatabase ledger, Viewer viewer, string partner) =>
        [.. (await ListAsync(ledger, viewer, partner)).Rows.Select(
            row => FormattableString.Invariant($"{row.CustomerId} {row.Invoices} {row.Net.Amount}"))];

    private static async Task<string[]> IdsAsync(LedgerDatabase ledger, string partner) =>
        [.. (await ListAsync(ledger, LedgerDatabase.Owner(partner), partner)).Rows.Select(row => row.CustomerId)];

    private static Task<ListPage<CustomerListRow>> ListAsync(LedgerDatabase ledger, Viewer viewer, string partner) =>
        Customers(ledger).ListAsync(viewer, new ListRequest(1, 50, null, false, null), partner, None);

    private static CustomerQueries Customers(LedgerDatabase ledger) => new(ledger.Database, ledger.Time);

    private static string[] Split(string rows) => rows.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
