using PartnerPortal.Application.Finance.Commissions;
using PartnerPortal.Application.Finance.Statements;
using PartnerPortal.Application.Overview.Dashboard;
using PartnerPortal.Application.Overview.Partners;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Data.Migrations;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Finance.Ledger;

/// <summary>
/// Licence revenue counts what was issued while the agreement was in force (spec 01.5). The partner of these tests is in force from 15
/// March to
/// 30 September 2013: 196.00 and seven times 48.00 of fees.
/// </summary>
public sealed class RevenueInForceTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Example_11_only_what_was_issued_in_force_reaches_for_the_threshold()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(Partner()
            .Invoice("I1", "K", "2013-02-10", 2_380.00m, ("licence_new", 2_000.00m))
            .Invoice("I2", "K", "2013-09-20", 2_856.00m, ("licence_new", 2_400.00m))
            .Invoice("I3", "K", "2013-10-05", 595.00m, ("licence_new", 500.00m)));
        await ledger.CloseThroughAsync("2013-12");

        (await ledger.LedgerAsync("A", "fee_refund")).ShouldBeEmpty();
        (await ledger.ReadAsync("select period, amount from licence_revenue")).ShouldBe(["2013-09-01 2400.00"]);
        (await ledger.ReadAsync("""
            select period, licence_revenue from statement
            where period in ('2013-08-01', '2013-09-01', '2013-12-01') order by period
            """))
            .ShouldBe(["2013-08-01 0.00", "2013-09-01 2400.00", "2013-12-01 2400.00"]);
        await ledger.CheckInvariantsAsync();
    }

    [Theory]
    [InlineData("2013-03-14", 2_500.00, false)]
    [InlineData("2013-03-15", 2_500.00, true)]
    [InlineData("2013-03-15", 2_499.99, false)]
    [InlineData("2013-09-30", 2_500.00, true)]
    [InlineData("2013-09-30", 2_500.01, true)]
    [InlineData("2013-10-01", 2_500.00, false)]
    public async Task The_first_and_the_last_day_count_to_the_cent(string issuedOn, double net, bool refunded)
    {
        await using var ledger = await LedgerDatabase.CreateAsync(
            Partner().Invoice("I1", "K", issuedOn, 3_000.00m, ("licence_new", (decimal)net)));
        await ledger.CloseThroughAsync("2013-11");

        (await ledger.ReadAsync("""
            select coalesce(sum(amount), 0) from posting where kind = 'fee_refund'
            """)).ShouldBe([refunded ? "532.00" : "0"]);
        await ledger.CheckInvariantsAsync();
    }

    /// <summary>2,500.00 by an invoice to the customer, one to the partner, and a cent that no agreement covers.</summary>
    [Fact]
    public async Task Both_ways_to_bill_count_in_force_and_neither_does_outside()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(Partner()
            .Invoice("I0", "K", "2013-03-14", Billed(1_190.00m), ("licence_new", 1_000.00m))
            .Invoice("I1", "K", "2013-04-02", 1_190.00m, ("licence_new", 1_000.00m))
            .Invoice("I2", "K", "2013-05-02", Billed(1_785.00m), ("licence_extension", 1_499.99m))
            .Invoice("I3", "K", "2013-10-01", Billed(1_190.00m), ("licence_new", 1_000.00m))
            .Invoice("I4", "K", "2013-06-30", 0.01m, ("licence_subscription", 0.01m)));
        await ledger.CloseThroughAsync("2013-12");

        (await ledger.LedgerAsync("A", "fee_refund")).ShouldBe(
        [
            "2013-06 2013-06-30 fee_refund 388.00 2013/2013-06", "2013-07 2013-07-31 fee_refund 48.00 2013/2013-07",
            "2013-08 2013-08-31 fee_refund 48.00 2013/2013-08", "2013-09 2013-09-30 fee_refund 48.00 2013/2013-09",
        ]);
        await ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task A_credit_after_the_end_takes_the_refund_back_and_one_on_what_never_counted_does_not()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(Partner()
            .Invoice("I1", "K", "2013-09-30", 2_975.00m, ("licence_new", 2_500.00m))
            .Invoice("I2", "K", "2013-10-05", 595.00m, ("licence_new", 500.00m))
            .Credit("C1", "I2", "2013-10-20", 119.00m, (1, 100.00m))
            .Credit("C2", "I1", "2013-11-20", 0.01m, (1, 0.01m)));
        await ledger.CloseThroughAsync("2013-12");

        (await ledger.LedgerAsync("A", "fee_refund")).ShouldBe(
            ["2013-09 2013-09-30 fee_refund 532.00 2013/2013-09", "2013-11 2013-11-30 fee_refund -532.00 2013/2013-11"]);
        (await ledger.ReadAsync("select period, amount from licence_revenue order by period")).ShouldBe(
            ["2013-09-01 2500.00", "2013-11-01 -0.01"]);
        await ledger.CheckInvariantsAsync();
    }

    /// <summary>
    /// The rate was decided when the invoice came and stays; the licence revenue follows the agreement as the month closes.
    /// </summary>
    [Fact]
    public async Task An_end_that_becomes_known_after_the_invoice_counts_it_no_more()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-01").Customer("K", "A")
            .Invoice("I1", "K", "2013-02-20", 2_975.00m, ("licence_new", 2_500.00m)).Paid("P1", "I1", "2013-02-21", 2_975.00m));
        var manager = await ledger.AddPersonAsync(PortalRole.Manager);
        ledger.Time.Today = new DateOnly(2013, 2, 25);
        await ledger.CloseThroughAsync("2013-01");
        var overview = new PartnerOverviewQueries(ledger.Database, new OpenCommissions(), ledger.Time);
        (await overview.FindAsync(LedgerDatabase.Finance, "A", None)).ShouldNotBeNull().Goal.LicenceRevenue.Amount.ShouldBe(2_500.00m);
        await new TerminatePartner(ledger.Database, ledger.Time).RunAsync(
            manager, CommandId.New(), new("A", new DateOnly(2013, 2, 19), "Known late"), None);
        (await overview.FindAsync(LedgerDatabase.Finance, "A", None)).ShouldNotBeNull().Goal.LicenceRevenue.Amount.ShouldBe(
            0m, "the same figures, kept from before");

        ledger.Time.Today = new DateOnly(2013, 4, 1);
        await ledger.CloseThroughAsync("2013-03");
        (await ledger.LedgerAsync("A", "commission")).ShouldBe(["2013-02 2013-02-21 commission 825.00 I1/1/payment:P1"]);
        (await ledger.LedgerAsync("A", "fee_refund")).ShouldBeEmpty();
        await ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task Closed_months_are_one_figure_everywhere_and_open_ones_come_on_top_where_the_label_says_so()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(Partner()
            .Invoice("I1", "K", "2013-03-14", 2_380.00m, ("licence_new", 2_000.00m))
            .Invoice("I2", "K", "2013-05-20", 1_428.00m, ("licence_new", 1_200.00m))
            .Invoice("I3", "K", "2013-06-20", 595.00m, ("licence_new", 500.00m)));
        ledger.Time.Today = new DateOnly(2013, 6, 25);
        await ledger.CloseThroughAsync("2013-05");

        var page = (
            await new PartnerOverviewQueries(ledger.Database, new OpenCommissions(), ledger.Time).FindAsync(
                LedgerDatabase.Finance, "A", None))
            .ShouldNotBeNull();
        var list = await new PartnerQueries(ledger.Database, ledger.Time).ListAsync(
            LedgerDatabase.Finance, new ListRequest(1, 10, null, false, null), null, None);
        using var dashboard = new DashboardQueries(ledger.Database, ledger.Time);
        var near = (await dashboard.FiguresAsync(LedgerDatabase.Finance, None)).Near;
        var statements = new StatementQueries(ledger.Database);
        var number = (await ledger.ReadAsync("select number from statement where period = '2013-05-01'")).Single();

        page.ClosedRevenue.Amount.ShouldBe(1_200.00m);
        page.RevenueByMonth[^1].Amount.ShouldBe(1_200.00m);
        list.Rows.Single().LicenceRevenue.ShouldBe(1_200.00m);
        near.Single().Revenue.Amount.ShouldBe(1_200.00m);
        (await statements.FindAsync(LedgerDatabase.Finance, number, None)).ShouldNotBeNull().Goal.LicenceRevenue.Amount.ShouldBe(1_200.00m);
        page.Goal.LicenceRevenue.Amount.ShouldBe(1_700.00m);
    }

    /// <summary>Rows as the portal kept them before: everything by partner of record. The migration mends them.</summary>
    [Fact]
    public async Task What_was_kept_by_the_old_rule_is_mended_and_the_next_close_posts_the_difference()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(Partner()
            .Invoice("I1", "K", "2013-03-14", 2_380.00m, ("licence_new", 2_000.00m), ("plus", 10.00m))
            .Invoice("I2", "K", "2013-03-20", 595.00m, ("licence_new", 300.00m))
            .Credit("C1", "I1", "2013-04-10", 238.00m, (1, 200.00m))
            .Credit("C2", "I1", "2013-06-10", 238.00m, (1, 200.00m)));
        await ledger.CloseThroughAsync("2013-05");
        var right = await ledger.ReadAsync("select period, amount from licence_revenue order by period");
        right.ShouldBe(["2013-03-01 300.00"]);
        await ledger.ExecuteAsSuperAsync("""
            set session_replication_role = replica;
            update licence_revenue set amount = 2300.00 where period = '2013-03-01';
            insert into licence_revenue (program_id, partner_id, fee_year, period, amount) values ('main', 'A', 2013, '2013-04-01', -200.00)
            """);

        await MendAsync(ledger);
        (await ledger.ReadAsync("select period, amount from licence_revenue order by period")).ShouldBe(right);
        await ledger.CloseThroughAsync("2013-11");
        await ledger.CheckInvariantsAsync();
    }

    private static async Task MendAsync(LedgerDatabase ledger)
    {
        await using var text = typeof(SqlMigration).Assembly.GetManifestResourceStream(
            "PartnerPortal.Data.Migrations.Sql.0017_money_rules.sql")!;
        using var reader = new StreamReader(text);
        await ledger.ExecuteAsSuperAsync($"begin; {await reader.ReadToEndAsync()} commit");
    }

    private static Books Partner() => new Books().Partner("A", "2013-03-15", terminatedOn: "2013-09-30").Customer("K", "A");

    private static InvoiceTraits Billed(decimal gross) => new(gross) { BilledTo = "partner" };
}
