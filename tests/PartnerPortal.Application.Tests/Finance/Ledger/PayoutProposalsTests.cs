using PartnerPortal.Application.Finance.Balances;
using PartnerPortal.Application.Finance.Payouts;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Ledger;
using PartnerPortal.Testing.Finance.Payouts;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Finance.Ledger;

public sealed class PayoutProposalsTests
{
    [Fact]
    public async Task Each_obstacle_is_named()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(
            Earning("A-below", 293.99m, Earning("B-at", 294.00m, Earning("C-suspended", 400.00m,
            Earning("D-without-account", 400.00m, Earning("E-owing", 0.33m, new Books()), iban: "")))));
        await ledger.ExecuteAsSuperAsync("update agreement set suspended = true where partner_id = 'C-suspended'");
        await ledger.CloseAsync("2013-01");

        (await ledger.ReadAsync("select partner_id, payable, obstacle, status from payout_proposal order by partner_id")).ShouldBe(
        [
            "A-below 49.99 below_minimum withheld",
            "B-at 50.00 - open",
            "C-suspended 156.00 suspended withheld",
            "D-without-account 156.00 payout_data_missing withheld",
            "E-owing -243.67 below_minimum withheld",
        ]);
    }

    [Fact]
    public async Task A_new_proposal_takes_the_place_of_an_open_one_and_leaves_out_what_is_under_way()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(Earning("A", 400.00m, Earning("B", 400.00m, new Books())));
        await ledger.CloseAsync("2013-01");
        await ledger.ExecuteAsync("""
            update payout_proposal set status = 'proposed', proposed_by = '00000000-0000-0000-0000-000000000001', proposed_at = now()
                where partner_id = 'B'
            """);
        await ledger.ImportAsync(
            new Books().Invoice("A-2", "K-A", "2013-02-01", 1_000.00m, ("plus", 1_000.00m)).Paid("A-2", "A-2", "2013-02-02", 1_000.00m)
            .Invoice("B-2", "K-B", "2013-02-01", 1_000.00m, ("plus", 1_000.00m)).Paid("B-2", "B-2", "2013-02-02", 1_000.00m));
        await ledger.CloseAsync("2013-02");

        (await ledger.ReadAsync("select partner_id, period, payable, status from payout_proposal order by partner_id, period")).ShouldBe(
        [
            "A 2013-01-01 156.00 superseded", "A 2013-02-01 338.00 open",
            "B 2013-01-01 156.00 proposed", "B 2013-02-01 182.00 open",
        ]);
    }

    [Fact]
    public async Task What_has_left_since_the_end_of_the_month_is_not_proposed_again()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(Earning("A", 400.00m, new Books()));
        await ledger.CloseAsync("2013-01");
        var second = new Viewer(Guid.NewGuid(), "Second", PortalRole.Finance, null);
        ledger.Time.Today = new DateOnly(2013, 3, 5);
        var (pay, january) = (new PayoutSteps(ledger.Database, ledger.Time), new PayoutCommand("A", Month.Parse("2013-01")));
        await pay.ProposeAsync(LedgerDatabase.Finance, CommandId.New(), january, CancellationToken.None);
        await pay.ApproveAsync(second, CommandId.New(), january, CancellationToken.None);
        await pay.ExecuteAsync(LedgerDatabase.Finance, CommandId.New(), january, new DateOnly(2013, 3, 5), CancellationToken.None);
        ledger.Time.Today = new DateOnly(2026, 1, 15);
        await ledger.CloseThroughAsync("2013-03");

        (await ledger.ReadAsync("select period, payable, status from payout_proposal order by period")).ShouldBe(
            ["2013-01-01 156.00 executed", "2013-02-01 -48.00 withheld", "2013-03-01 -96.00 withheld"]);
        await ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task What_of_a_purchase_is_open_and_not_due_is_not_set_off_and_a_distributor_owes_what_it_is_billed()
    {
        var books = Earning("A", 400.00m, Earning("B", 400.00m, Earning("D", 400.00m, new Books())));
        Bought("A-due", "K-A", "2013-01-31", 100.00m).Paid("A-half", "A-later", "2013-01-25", 30.00m);
        Bought("A-later", "K-A", "2013-02-01", 50.00m);
        Bought("A-undated", "K-A", "", 7.00m);
        Bought("B-2", "K-B", "2013-02-15", 60.00m, billed: "D");
        await using var ledger = await LedgerDatabase.CreateAsync(books);
        await ledger.CloseAsync("2013-01");

        // Before any purchase each closes at 156.00.
        (await ledger.ReadAsync("""
            select p.partner_id, s.closing, s.purchase, p.payable, p.not_due
            from payout_proposal p join statement s using (program_id, partner_id, period) order by 1
            """))
            .ShouldBe(["A 29.00 -157.00 49.00 20.00", "B 156.00 0.00 156.00 0.00", "D 96.00 -60.00 156.00 60.00"]);
        var balances = await new BalanceQueries(ledger.Database, ledger.Time).ListAsync(
            LedgerDatabase.Finance, new ListRequest(1, 50, null, false, null), null, CancellationToken.None);
        balances.Rows.Select(row => $"{row.PartnerId} {row.Payable.Amount}").Order(StringComparer.Ordinal)
            .ShouldBe(["A 29.00", "B 156.00", "D 96.00"]);
        await ledger.CheckInvariantsAsync();

        Books Bought(string no, string customer, string dueOn, decimal gross, string billed = "") => books.Invoice(
            no, customer, "2013-01-20", new InvoiceTraits(gross) { BilledTo = "partner", DueOn = dueOn, BilledPartner = billed },
            ("plus", gross));
    }

    [Theory]
    [InlineData("approved_by = '00000000-0000-0000-0000-000000000001', approved_at = now(), status = 'approved'")]
    [InlineData("proposed_by = null, approved_by = '00000000-0000-0000-0000-000000000002', approved_at = now(), status = 'approved'")]
    [InlineData("status = 'withheld'")]
    [InlineData("status = 'sent'")]
    public async Task One_person_alone_or_a_state_without_its_reason_is_refused_by_the_database(string change)
    {
        await using var ledger = await LedgerDatabase.CreateAsync(Earning("A", 400.00m, new Books()));
        await ledger.CloseAsync("2013-01");
        await ledger.ExecuteAsync("""
            update payout_proposal
            set status = 'proposed', proposed_by = '00000000-0000-0000-0000-000000000001', proposed_at = now()
            """);

        (await Should.ThrowAsync<Npgsql.PostgresException>(() => ledger.ExecuteAsync($"update payout_proposal set {change}")))
            .SqlState.ShouldBe("23514");
    }

    /// <summary>A partner whose January has the fees, 244.00, and this commission.</summary>
    private static Books Earning(string partner, decimal commission, Books books, string iban = Books.Iban) => books
        .Partner(partner, "2013-01-01", iban: iban).Customer($"K-{partner}", partner)
        .Invoice($"{partner}-1", $"K-{partner}", "2013-01-10", commission * 100, ("plus", commission * 100))
        .Paid($"{partner}-1", $"{partner}-1", "2013-01-20", commission * 100 / 33m);
}
