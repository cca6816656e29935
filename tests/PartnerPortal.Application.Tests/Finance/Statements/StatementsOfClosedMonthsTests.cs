using System.Security.Cryptography;
using System.Text;
using PartnerPortal.Application.Finance.Statements;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Finance.Statements;

public sealed class StatementsOfClosedMonthsTests
{
    private static readonly ListRequest All = new(1, 100, "number", false, null);

    [Fact]
    public async Task Numbers_are_gapless_for_each_partner_and_year()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(
            new Books().Partner("b", "2013-11-01").Partner("B", "2013-12-01").Partner("a10", "2013-11-01").Partner("a9", "2013-11-01"));
        await ledger.CloseThroughAsync("2014-01");

        (await ledger.ReadAsync("select number, partner_id from statement order by number")).ShouldBe(
        [
            "B/2013-001 B", "B/2014-001 B", "a10/2013-001 a10", "a10/2013-002 a10", "a10/2014-001 a10",
            "a9/2013-001 a9", "a9/2013-002 a9", "a9/2014-001 a9", "b/2013-001 b", "b/2013-002 b", "b/2014-001 b",
        ]);
        await ledger.CheckInvariantsAsync();
    }

    /// <summary>The hash over a month is worked out here from what the list of its statements gives out.</summary>
    [Fact]
    public async Task Each_month_says_how_many_statements_it_has_and_what_they_hash_to()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(
            new Books().Partner("b", "2013-01-01").Partner("B", "2013-02-01").Partner("a", "2013-01-01"));
        await ledger.CloseThroughAsync("2013-02");
        var (months, statements) = (new StatementMonthQueries(ledger.Database), new StatementQueries(ledger.Database));

        var listed = (await months.ListAsync(LedgerDatabase.Finance, All, CancellationToken.None)).Rows;
        listed.Select(row => $"{row.Month} {row.Count}").ShouldBe(["2013-02 3", "2013-01 2"]);
        foreach (var month in listed)
        {
            var page = await statements.ListAsync(LedgerDatabase.Finance, All, new StatementFilter(month.Month), CancellationToken.None);
            var text = string.Concat(
                page.Rows.OrderBy(row => row.PartnerId, StringComparer.Ordinal).Select(row => $"{row.Number} {row.Hash}\n"));
            month.Hash.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        }

        await ledger.ExecuteAsSuperAsync(
            "set session_replication_role = replica; delete from payout_proposal; delete from statement where number = 'b/2013-001'");
        var without = (await months.ListAsync(LedgerDatabase.Finance, All, CancellationToken.None)).Rows;
        without.Select(row => $"{row.Month} {row.Count}").ShouldBe(["2013-02 3", "2013-01 1"]);
        without[0].ShouldBe(listed[0]);
        without[1].Hash.ShouldNotBe(listed[1].Hash);
        await Should.ThrowAsync<RuleViolationException>(() => months.ListAsync(LedgerDatabase.Owner("a"), All, CancellationToken.None));
    }

    /// <summary>
    /// February comes after the change of numbers: January's are the n-th of all, and count as the first of each partner's year.
    /// </summary>
    [Fact]
    public async Task Statements_of_before_keep_their_numbers_and_are_counted()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(
            new Books().Partner("A", "2013-01-01").Partner("B", "2013-01-01").Partner("C", "2013-02-01"));
        await ledger.CloseAsync("2013-01");
        await ledger.ExecuteAsSuperAsync("""
            set session_replication_role = replica;
            update statement set number = case partner_id when 'A' then '2013-000001' else '2013-000002' end
            """);
        await ledger.CheckInvariantsAsync();
        await ledger.CloseThroughAsync("2013-03");

        (await ledger.ReadAsync("select number from statement order by period, partner_id")).ShouldBe(
            ["2013-000001", "2013-000002", "A/2013-002", "B/2013-002", "C/2013-001", "A/2013-003", "B/2013-003", "C/2013-002"]);
        await ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task The_opening_balance_is_the_closing_balance_before_and_a_settled_partner_gets_none()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(
            new Books().Partner("A", "2013-01-01", terminatedOn: "2013-01-31").Customer("K", "A")
            .Invoice("I1", "K", "2013-01-10", 1_000.00m, ("plus", 1_000.00m)).Paid("P1", "I1", "2013-03-10", 739.39m));
        await ledger.CloseThroughAsync("2013-05");

        (await ledger.ReadAsync("select period, opening, commission, closing from statement order by period")).ShouldBe(
        [
            "2013-01-01 0.00 0.00 -244.00", "2013-02-01 -244.00 0.00 -244.00", "2013-03-01 -244.00 244.00 0.00",
        ]);
        await ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task Disputed_commission_is_held_and_what_was_frozen_stays_when_the_mark_is_removed()
    {
        await using var ledger = await DisputedAsync();
        var queries = new StatementQueries(ledger.Database);
        var before = (await queries.FindAsync(LedgerDatabase.Finance, "A/2013-001", CancellationToken.None)).ShouldNotBeNull();

        (before.Closing, before.Held).ShouldBe((Money.Eur(416.00m), Money.Eur(330.00m)));
        before.Entries.Where(entry => entry.Held).Select(entry => entry.Cause).ShouldBe(["I1/1/payment:P1"]);
        (await ledger.ReadAsync("select payable, obstacle, status from payout_proposal")).ShouldBe(["86.00 - open"]);

        await ledger.ExecuteAsync("update invoice set disputed = false where invoice_no = 'I1'");
        var after = (await queries.FindAsync(LedgerDatabase.Finance, "A/2013-001", CancellationToken.None)).ShouldNotBeNull();
        (after.Hash, after.Held).ShouldBe((before.Hash, before.Held));
        after.Entries.ShouldBe(before.Entries);

        await ledger.CloseAsync("2013-02");
        (await ledger.ReadAsync("select held, closing from statement where period = '2013-02-01'")).ShouldBe(["0.00 368.00"]);
        (await ledger.ReadAsync("""
            select payable, status from payout_proposal order by period
            """)).ShouldBe(["86.00 superseded", "368.00 open"]);
    }

    [Theory]
    [InlineData("posting", "amount = amount + 0.01 where cause = 'I1/1/payment:P1'")]
    [InlineData("posting", "customer = 'Somebody else' where cause = 'I1/1/payment:P1'")]
    [InlineData("posting", "value_date = value_date + 1 where cause = 'I1/1/payment:P1'")]
    [InlineData("statement", "name = 'Somebody else'")]
    [InlineData("statement", "opening = opening + 1, closing = closing + 1")]
    [InlineData("statement", "held_invoices = '{}'")]
    public async Task A_statement_that_was_tampered_with_is_not_shown(string table, string change)
    {
        await using var ledger = await DisputedAsync();
        await ledger.ExecuteAsSuperAsync($"""
            alter table {table} disable trigger {table}_append_only;
            update {table} set {change};
            alter table {table} enable trigger {table}_append_only
            """);

        var refused = await Should.ThrowAsync<InvalidOperationException>(
            () => new StatementQueries(ledger.Database).FindAsync(LedgerDatabase.Finance, "A/2013-001", CancellationToken.None));
        refused.Message.ShouldStartWith("Statement A/2013-001 is not what was frozen");
    }

    [Fact]
    public async Task List_stream_and_the_statement_itself_say_the_same_cents()
    {
        await using var ledger = await DisputedAsync();
        await ledger.CloseThroughAsync("2013-03");
        var queries = new StatementQueries(ledger.Database);

        var listed = await queries.ListAsync(LedgerDatabase.Finance, All, new StatementFilter(), CancellationToken.None);
        listed.Total.ShouldBe(3);
        foreach (var row in listed.Rows)
        {
            var statement = (await queries.FindAsync(LedgerDatabase.Finance, row.Number, CancellationToken.None)).ShouldNotBeNull();
            (row.Opening, row.Closing, row.Held).ShouldBe((statement.Opening.Amount, statement.Closing.Amount, statement.Held.Amount));
            (row.Opening + row.Fees + row.Commission + row.Other).ShouldBe(row.Closing);
            var streamed = await queries.StreamAsync("main", row.Period, null, CancellationToken.None).ToListAsync();
            streamed.ShouldHaveSingleItem().Hash.ShouldBe(statement.Hash);
        }

        (await queries.ListAsync(LedgerDatabase.Finance, All, new StatementFilter(Month.Parse("2013-02")), CancellationToken.None))
            .Total.ShouldBe(1);
        (await queries.ListAsync(LedgerDatabase.Finance, All, new StatementFilter(Year: 2014), CancellationToken.None)).Total.ShouldBe(0);
        (await queries.ListAsync(
            LedgerDatabase.Finance, All with { Search = "A/2013-002" }, new StatementFilter(), CancellationToken.None)).Total.ShouldBe(1);
    }

    /// <summary>January is closed: 330.00 of a disputed invoice, 330.00 of another one, less 244.00 of fees.</summary>
    private static Task<LedgerDatabase> DisputedAsync() => LedgerDatabase.CreateAsync(
        new Books().Partner("A", "2013-01-01").Customer("K", "A").Customer("L", "A")
            .Invoice("I1", "K", "2013-01-10", new InvoiceTraits(1_000.00m) { Disputed = true }, ("plus", 1_000.00m)).Paid(
                "P1", "I1", "2013-01-20", 1_000.00m)
            .Invoice("I2", "L", "2013-01-10", 1_000.00m, ("plus", 1_000.00m)).Paid("P2", "I2", "2013-01-20", 1_000.00m),
        closedThrough: "2013-01");
}
