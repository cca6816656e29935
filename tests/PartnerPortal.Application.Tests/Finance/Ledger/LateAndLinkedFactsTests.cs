using PartnerPortal.Application.Exchange.Exports;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Finance.Ledger;

/// <summary>Facts that come late, change past years, or have no effect; and the two ways to bill and to pay.</summary>
public sealed class LateAndLinkedFactsTests
{
    [Fact]
    public async Task A_partner_registered_late_is_charged_the_missed_months_one_entry_each()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-01"));
        await ledger.CloseThroughAsync("2013-02");
        await ledger.ImportAsync(new Books().Partner("B", "2013-01-15"));
        await ledger.CloseThroughAsync("2013-04");

        (await ledger.LedgerAsync("B")).ShouldBe(
        [
            "2013-03 2013-01-15 monthly_fee -48.00 2013-01",
            "2013-03 2013-02-01 monthly_fee -48.00 2013-02",
            "2013-03 2013-03-01 monthly_fee -48.00 2013-03",
            "2013-03 2013-01-15 registration_fee -196.00 registration",
            "2013-04 2013-04-01 monthly_fee -48.00 2013-04",
        ]);
        await ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task Facts_after_a_close_go_to_the_next_period_with_their_own_value_date()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(Sold("2013-01-10"));
        await ledger.CloseThroughAsync("2013-02");
        await ledger.ImportAsync(new Books().Paid("P1", "I1", "2013-01-20", 119.00m).Service("S1", "A", "2013-02-02", 10.00m)
            .Invoice("I2", "K", "2013-01-11", 100.00m, ("licence_new", 100.00m)));
        await ledger.CloseAsync("2013-03");

        (await ledger.LedgerAsync("A")).Where(line => line.StartsWith("2013-03", StringComparison.Ordinal)).ShouldBe(
        [
            "2013-03 2013-03-01 monthly_fee -48.00 2013-03",
            "2013-03 2013-01-20 commission 33.00 I1/1/payment:P1",
            "2013-03 2013-02-02 sla_service -5.00 S1",
        ]);
        (await ledger.ReadAsync("select period, amount from licence_revenue order by period")).ShouldBe(
            ["2013-01-01 100.00", "2013-03-01 100.00"]);
        await ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task A_change_to_a_past_fee_year_is_flagged_and_not_posted()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2012-11-05").Customer("K", "A"));
        await ledger.CloseThroughAsync("2012-12");
        await ledger.ImportAsync(new Books().Invoice("I1", "K", "2012-12-20", 2_500.00m, ("licence_new", 2_500.00m)));
        await ledger.CloseThroughAsync("2013-02");

        (await ledger.LedgerAsync("A", "fee_refund")).ShouldBeEmpty();
        (await ledger.ReadAsync("select kind, subject, partner_id, period, amount, resolved_by from work_item")).ShouldBe(
            ["past_year_refund A%2F2012/2013-01 A 2013-01-01 292.00 -"]);
        await ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task A_past_year_that_stays_on_its_side_of_the_threshold_is_not_flagged()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2012-11-05").Customer("K", "A"));
        await ledger.CloseThroughAsync("2012-12");
        await ledger.ImportAsync(new Books().Invoice("I1", "K", "2012-12-20", 2_499.99m, ("licence_new", 2_499.99m)));
        await ledger.CloseAsync("2013-01");

        (await ledger.ReadAsync("select count(*) from work_item")).ShouldBe(["0"]);
    }

    [Fact]
    public async Task A_waived_month_posts_fee_and_waiver_and_counts_for_no_refund()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(Sold("2013-01-10", 2_500.00m));
        await ledger.ExecuteAsync("""
            insert into fee_waiver (program_id, partner_id, month, period, reason, waived_by, waived_at)
            values ('main', 'A', '2013-02-01', '2013-02-01', 'Trade fair', 'Manager', now())
            """);
        await ledger.CloseThroughAsync("2013-02");

        (await ledger.LedgerAsync("A")).Where(line => !line.Contains("commission", StringComparison.Ordinal)).ShouldBe(
        [
            "2013-01 2013-01-01 monthly_fee -48.00 2013-01",
            "2013-01 2013-01-31 fee_refund 244.00 2013/2013-01",
            "2013-01 2013-01-01 registration_fee -196.00 registration",
            "2013-02 2013-02-01 fee_waiver 48.00 2013-02",
            "2013-02 2013-02-01 monthly_fee -48.00 2013-02",
        ]);
        await ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task A_credit_note_without_an_invoice_has_no_effect()
    {
        await using var with = await LedgerDatabase.CreateAsync(Sold("2013-01-10").Paid("P1", "I1", "2013-01-20", 119.00m)
            .Credit("C1", null, "2013-01-25", 11.90m, (1, 10.00m)));
        await using var without = await LedgerDatabase.CreateAsync(Sold("2013-01-10").Paid("P1", "I1", "2013-01-20", 119.00m));
        await with.CloseThroughAsync("2013-02");
        await without.CloseThroughAsync("2013-02");

        (await with.HashAsync()).ShouldBe(await without.HashAsync());
        (await with.ReadAsync("select credit_no, invoice_no, partner_id, period from credit_note")).ShouldBe(["C1 - - -"]);
        await with.CheckInvariantsAsync();
    }

    [Fact]
    public async Task An_invoice_to_the_partner_is_owed_until_it_is_paid_and_earns_nothing()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-01").Customer("K", "A")
            .Invoice("I1", "K", "2013-01-05", new InvoiceTraits(2_975.00m) { BilledTo = "partner" }, ("licence_new", 2_500.00m))
            .Paid("P1", "I1", "2013-02-10", 2_975.00m).Paid("P2", "I1", "2013-03-10", -75.00m)
            .Credit("C1", "I1", "2013-03-20", 119.00m, (1, 100.00m)));
        await ledger.CloseThroughAsync("2013-03");

        (await ledger.ExportAsync(ExportKind.Balances)).ShouldBe(
        [
            "A,2013-01,0.00,-196.00,-48.00,0.00,244.00,0.00,0.00,-2975.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,-2975.00",
            "A,2013-02,-2975.00,0.00,-48.00,0.00,48.00,0.00,0.00,0.00,2975.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00",
            "A,2013-03,0.00,0.00,-48.00,0.00,-292.00,0.00,0.00,119.00,-75.00,0.00,0.00,0.00,0.00,0.00,0.00,-296.00",
        ]);
        (await ledger.LedgerAsync("A", "purchase")).ShouldBe(
            ["2013-01 2013-01-05 purchase -2975.00 I1/invoice:I1", "2013-03 2013-03-20 purchase 119.00 I1/credit_note:C1"]);
        (await ledger.ExportAsync(ExportKind.Commissions)).ShouldBe(["I1,1,A,licence_new,,,2500.00,100.00,0.00,purchase advantage"]);
        await ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task An_invoice_in_another_currency_earns_at_the_rate_of_its_issue_date()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-01").Customer("K", "A")
            .Rate("USD", "2013-01-03", "1.25").Rate("USD", "2013-01-11", "1.50")
            .Invoice("I1", "K", "2013-01-10", new InvoiceTraits(1_000.00m) { Currency = "USD" }, ("licence_new", 1_000.00m))
            .Paid("P1", "I1", "2013-01-20", 500.00m).Paid("P2", "I1", "2013-01-21", 0.01m).Paid("P3", "I1", "2013-02-20", 499.99m));
        await ledger.CloseThroughAsync("2013-02");

        (await ledger.LedgerAsync("A", "commission")).ShouldBe(
        [
            "2013-01 2013-01-20 commission 132.00 I1/1/payment:P1",
            "2013-02 2013-02-20 commission 132.00 I1/1/payment:P3",
        ]);
        (await ledger.ReadAsync("select amount from licence_revenue")).ShouldBe(["800.00"]);
        (await ledger.ReadAsync("select distinct fx, fx_on, currency from invoice")).ShouldBe(["1.25000000 2013-01-03 USD"]);
        await ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task A_payment_before_the_invoice_earns_on_its_own_date_and_counts_as_revenue_with_the_invoice()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(Sold("2013-02-10").Paid("P1", "I1", "2013-01-20", 119.00m));
        await ledger.CloseThroughAsync("2013-02");

        (await ledger.LedgerAsync("A", "commission")).ShouldBe(["2013-01 2013-01-20 commission 33.00 I1/1/payment:P1"]);
        (await ledger.ReadAsync("select period, amount from licence_revenue")).ShouldBe(["2013-02-01 100.00"]);
        await ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task A_terminated_partner_is_charged_through_its_last_month_and_still_earns_from_older_invoices()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(
            new Books().Partner("A", "2013-01-01", terminatedOn: "2013-02-03").Customer("K", "A")
            .Invoice("I1", "K", "2013-02-03", 100.00m, ("plus", 100.00m)).Paid("P1", "I1", "2013-04-01", 100.00m)
            .Invoice("I2", "K", "2013-02-04", 100.00m, ("plus", 100.00m)).Paid("P2", "I2", "2013-04-01", 100.00m));
        await ledger.CloseThroughAsync("2013-04");

        (await ledger.LedgerAsync("A", "monthly_fee")).ShouldBe(
            ["2013-01 2013-01-01 monthly_fee -48.00 2013-01", "2013-02 2013-02-01 monthly_fee -48.00 2013-02"]);
        (await ledger.ExportAsync(ExportKind.Commissions)).ShouldBe(
            ["I1,1,A,plus,initial,33,100.00,0.00,33.00,", "I2,1,A,plus,,,100.00,0.00,0.00,no partner in force"]);
        await ledger.CheckInvariantsAsync();
    }

    private static Books Sold(string issuedOn, decimal net = 100.00m) => new Books().Partner("A", "2013-01-01").Customer("K", "A")
        .Invoice("I1", "K", issuedOn, net == 100.00m ? 119.00m : net, ("licence_new", net));
}
