using PartnerPortal.Application.Exchange.Exports;
using PartnerPortal.Application.Finance.Payouts;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Ledger;
using PartnerPortal.Testing.Finance.Payouts;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Finance.Ledger;

/// <summary>The examples of spec 01.9 from the files that come in to the files that go out.</summary>
public sealed class WorkedExamplesTests
{
    [Fact]
    public async Task Parts_of_an_invoice_earn_their_parts_and_a_returned_payment_takes_back_its_own()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(Sale()
            .Paid("P1", "I1", "2013-01-20", 500.00m).Paid("P2", "I1", "2013-02-05", 690.00m).Paid("P3", "I1", "2013-03-03", -119.00m));
        await ledger.CloseThroughAsync("2013-03");

        (await ledger.LedgerAsync("A", "commission")).ShouldBe(
        [
            "2013-01 2013-01-20 commission 138.66 I1/1/payment:P1",
            "2013-02 2013-02-05 commission 191.34 I1/1/payment:P2",
            "2013-03 2013-03-03 commission -33.00 I1/1/payment:P3",
        ]);
        (await ledger.ExportAsync(ExportKind.Commissions)).ShouldBe(["I1,1,A,licence_new,initial,33,1000.00,0.00,297.00,"]);
    }

    [Fact]
    public async Task A_credit_note_takes_back_exactly_its_part()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(Sale()
            .Paid("P1", "I1", "2013-01-20", 1_190.00m).Credit("C1", "I1", "2013-02-10", 119.00m, (1, 100.00m)));
        await ledger.CloseThroughAsync("2013-02");

        (await ledger.LedgerAsync("A", "commission")).ShouldBe(
        [
            "2013-01 2013-01-20 commission 330.00 I1/1/payment:P1",
            "2013-02 2013-02-10 commission -33.00 I1/1/credit_note:C1",
        ]);
        (await ledger.ExportAsync(ExportKind.Commissions)).ShouldBe(["I1,1,A,licence_new,initial,33,1000.00,100.00,297.00,"]);
    }

    [Fact]
    public async Task Halves_of_a_cent_are_rounded_away_from_zero()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-01").Customer("K", "A")
            .Invoice("I1", "K", "2013-01-02", 0.50m, ("plus", 0.50m))
            .Invoice("I2", "K", "2013-01-03", 0.20m, ("plus", 0.05m), ("plus", 0.15m), ("licence_new", 0.50m), ("licence_new", -0.50m))
            .Paid("P1", "I1", "2013-01-04", 0.50m).Paid("P2", "I2", "2013-01-04", 0.20m));
        await ledger.CloseAsync("2013-01");

        (await ledger.LedgerAsync("A", "commission")).ShouldBe(
        [
            "2013-01 2013-01-04 commission 0.17 I1/1/payment:P1",
            "2013-01 2013-01-04 commission 0.01 I2/1/payment:P2",
            "2013-01 2013-01-04 commission 0.03 I2/2/payment:P2",
            "2013-01 2013-01-04 commission 0.17 I2/3/payment:P2",
            "2013-01 2013-01-04 commission -0.17 I2/4/payment:P2",
        ]);
    }

    [Fact]
    public async Task All_fees_of_the_year_come_back_at_the_threshold_and_go_again_below_it()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-03-15").Customer("K", "A")
            .Invoice("I1", "K", "2013-03-20", 1_200.00m, ("licence_new", 1_200.00m))
            .Invoice("I2", "K", "2013-05-20", 1_299.99m, ("licence_extension", 1_299.99m))
            .Invoice("I3", "K", "2013-06-20", 0.01m, ("licence_subscription", 0.01m))
            .Credit("C1", "I2", "2013-08-10", 0.01m, (1, 0.01m))
            .Invoice("I4", "K", "2013-09-20", 0.01m, ("licence_new", 0.01m))
            .Credit("C2", "I4", "2013-10-10", 0.01m, (1, 0.01m)));
        await ledger.CloseThroughAsync("2013-10");

        (await ledger.LedgerAsync("A")).ShouldBe(
        [
            "2013-03 2013-03-15 monthly_fee -48.00 2013-03", "2013-03 2013-03-15 registration_fee -196.00 registration",
            "2013-04 2013-04-01 monthly_fee -48.00 2013-04",
            "2013-05 2013-05-01 monthly_fee -48.00 2013-05",
            "2013-06 2013-06-01 monthly_fee -48.00 2013-06", "2013-06 2013-06-30 fee_refund 388.00 2013/2013-06",
            "2013-07 2013-07-01 monthly_fee -48.00 2013-07", "2013-07 2013-07-31 fee_refund 48.00 2013/2013-07",
            "2013-08 2013-08-01 monthly_fee -48.00 2013-08", "2013-08 2013-08-31 fee_refund -436.00 2013/2013-08",
            "2013-09 2013-09-01 monthly_fee -48.00 2013-09", "2013-09 2013-09-30 fee_refund 532.00 2013/2013-09",
            "2013-10 2013-10-01 monthly_fee -48.00 2013-10", "2013-10 2013-10-31 fee_refund -532.00 2013/2013-10",
        ],
        ignoreOrder: true);
        (await ledger.ExportAsync(ExportKind.Balances, "2013-10")).ShouldBe(
            ["A,2013-10,0.00,0.00,-48.00,0.00,-532.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,-580.00"]);
        await ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task Kinds_and_caps_decide_the_rate_of_each_line()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books()
            .Partner("A", "2013-01-01").Customer("K", "A").Partner("B", "2013-01-01", initialCap: "30", followUpCap: "23").Customer(
                "L", "B")
            .Invoice("I1", "K", "2013-01-02", 1.00m, ("other", 1.00m)).Invoice("J1", "L", "2013-01-02", 1.00m, ("other", 1.00m))
            .Invoice("I2", "K", "2013-01-03", 500.00m, ("licence_new", 400.00m), ("plus", 100.00m)).Paid("P1", "I2", "2013-01-04", 500.00m)
            .Invoice("J2", "L", "2013-01-03", 500.00m, ("licence_new", 400.00m), ("nfr", 100.00m)).Paid("P2", "J2", "2013-01-04", 500.00m));
        await ledger.CloseAsync("2013-01");

        (await ledger.ExportAsync(ExportKind.Commissions)).ShouldBe(
        [
            "I1,1,A,other,initial,33,1.00,0.00,0.00,",
            "I2,1,A,licence_new,initial,33,400.00,0.00,132.00,",
            "I2,2,A,plus,follow_up,23,100.00,0.00,23.00,",
            "J1,1,B,other,initial,30,1.00,0.00,0.00,",
            "J2,1,B,licence_new,initial,30,400.00,0.00,120.00,",
            "J2,2,B,nfr,,,100.00,0.00,0.00,not for resale",
        ]);
    }

    [Fact]
    public async Task A_service_for_own_use_is_billed_at_half_its_price()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(
            new Books().Partner("A", "2013-01-01").Service("S1", "A", "2013-01-09", 75.25m));
        await ledger.CloseAsync("2013-01");

        (await ledger.LedgerAsync("A", "sla_service")).ShouldBe(["2013-01 2013-01-09 sla_service -37.63 S1"]);
    }

    [Fact]
    public async Task An_invoice_earns_for_the_partner_of_record_on_its_date_however_late_it_is_paid()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-05-01").Partner("B", "2013-05-01")
            .Customer("K", "A").Attribution("K", "B", "2013-06-01")
            .Invoice("I1", "K", "2013-05-31", 100.00m, ("plus", 100.00m)).Paid("P1", "I1", "2013-07-10", 100.00m)
            .Invoice("I2", "K", "2013-06-01", 100.00m, ("plus", 100.00m)).Paid("P2", "I2", "2013-07-10", 100.00m));
        await ledger.CloseThroughAsync("2013-07");

        (await ledger.LedgerAsync("A", "commission")).ShouldBe(["2013-07 2013-07-10 commission 33.00 I1/1/payment:P1"]);
        (await ledger.LedgerAsync("B", "commission")).ShouldBe(["2013-07 2013-07-10 commission 23.00 I2/1/payment:P2"]);
    }

    [Fact]
    public async Task A_purchase_that_is_not_due_yet_is_not_set_off_in_the_payout()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books()
            .Terms("""
                [{"valid_from": "2013-01-01", "registration_fee": 0, "monthly_fee": 0,
                    "commission_plan": [{"label": "all", "rate": 40}]}]
                """)
            .Partner("A", "2013-03-01").Customer("K", "A")
            .Invoice("I1", "K", "2013-03-05", 1_000.00m, ("plus", 1_000.00m)).Paid("P1", "I1", "2013-03-06", 1_000.00m)
            .Invoice(
                "I2", "K", "2013-03-20", new InvoiceTraits(300.00m) { BilledTo = "partner", DueOn = "2013-04-19" }, ("plus", 300.00m)));
        await ledger.CloseThroughAsync("2013-03");
        await PayAsync(ledger, "2013-03", new DateOnly(2013, 4, 25));
        await ledger.CloseAsync("2013-04");
        await ledger.ImportAsync(new Books().Paid("P2", "I2", "2013-05-10", 300.00m));
        await ledger.CloseAsync("2013-05");

        (await ledger.ReadAsync("""
            select p.period, s.closing, p.payable, p.not_due, p.status
            from payout_proposal p join statement s using (program_id, partner_id, period) order by p.period
            """)).ShouldBe(
        [
            "2013-03-01 100.00 400.00 300.00 executed", "2013-04-01 -300.00 -300.00 0.00 withheld", "2013-05-01 0.00 0.00 0.00 withheld",
        ]);
        await ledger.CheckInvariantsAsync();
    }

    /// <summary>Two people bring the payout of a month to its end on a day.</summary>
    private static async Task PayAsync(LedgerDatabase ledger, string month, DateOnly on)
    {
        var (pay, command) = (new PayoutSteps(ledger.Database, ledger.Time), new PayoutCommand("A", Month.Parse(month)));
        var today = ledger.Time.Today;
        ledger.Time.Today = on;
        await pay.ProposeAsync(LedgerDatabase.Finance, CommandId.New(), command, CancellationToken.None);
        await pay.ApproveAsync(
            new Viewer(Guid.NewGuid(), "Second", PortalRole.Finance, null), CommandId.New(), command, CancellationToken.None);
        await pay.ExecuteAsync(LedgerDatabase.Finance, CommandId.New(), command, on, CancellationToken.None);
        ledger.Time.Today = today;
    }

    private static Books Sale() => new Books().Partner("A", "2013-01-01").Customer("K", "A")
        .Invoice("I1", "K", "2013-01-10", 1_190.00m, ("licence_new", 1_000.00m));
}
