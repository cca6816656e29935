using PartnerPortal.Application.Finance.Fees;
using PartnerPortal.Application.Finance.Invoicing;
using PartnerPortal.Application.Finance.Ledger;
using PartnerPortal.Application.Finance.Payouts;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Ledger;
using PartnerPortal.Testing.Finance.Payouts;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Finance.Ledger;

/// <summary>What people decide about money: waivers, disputes, credit notes from the work list, adjustments, payouts.</summary>
public sealed class DecisionsOfPeopleTests
{
    private static readonly Viewer First = new(Guid.NewGuid(), "First", PortalRole.Administrator, null);
    private static readonly Viewer Second = new(Guid.NewGuid(), "Second", PortalRole.Finance, null);
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task A_waived_month_posts_fee_and_waiver_and_one_waived_late_in_the_earliest_open_month()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10"));
        var waive = new WaiveFee(ledger.Database, ledger.Time);
        await waive.RunAsync(First, CommandId.New(), new WaiveFeeCommand("A", Month.Parse("2013-02"), "Opening gift"), Ct);
        await ledger.CloseThroughAsync("2013-02");
        await waive.RunAsync(First, CommandId.New(), new WaiveFeeCommand("A", Month.Parse("2013-01"), "Asked for it late"), Ct);
        await ledger.CloseThroughAsync("2013-03");

        (await ledger.LedgerAsync("A", "fee_waiver")).ShouldBe(
            ["2013-02 2013-02-01 fee_waiver 48.00 2013-02", "2013-03 2013-01-10 fee_waiver 48.00 2013-01"]);
        (await Refusal(() => waive.RunAsync(First, CommandId.New(), new WaiveFeeCommand("A", Month.Parse("2013-02"), "Once more"), Ct)))
            .ShouldBe("waiver.twice");
        (await Refusal(() => waive.RunAsync(First, CommandId.New(), new WaiveFeeCommand("A", Month.Parse("2012-12"), "Too early"), Ct)))
            .ShouldBe("waiver.no_fee");
        (await Refusal(() => waive.RunAsync(First, CommandId.New(), new WaiveFeeCommand("B", Month.Parse("2013-02"), "Nobody"), Ct)))
            .ShouldBe("partner.unknown");
        (await Refusal(() => waive.RunAsync(Second, CommandId.New(), new WaiveFeeCommand("A", Month.Parse("2013-03"), "Not mine"), Ct)))
            .ShouldBe("access.denied");
        await ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task A_linked_credit_note_takes_back_its_part_and_can_be_linked_once()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(
            Paid().Credit("C1", null, "2013-01-25", 119.00m, (1, 100.00m)).Credit("C2", null, "2013-01-25", 2_000.00m, (1, 950.00m)));
        var link = new LinkCreditNote(ledger.Database, ledger.Time);
        await ledger.CloseThroughAsync("2013-01");
        await link.RunAsync(Second, CommandId.New(), new LinkCreditNoteCommand("C1", "I1"), Ct);
        await ledger.CloseThroughAsync("2013-02");

        (await ledger.LedgerAsync("A", "commission")).ShouldBe(
            ["2013-01 2013-01-20 commission 330.00 I1/1/payment:P1", "2013-02 2013-01-25 commission -33.00 I1/1/credit_note:C1"]);
        (await Refusal(() => link.RunAsync(Second, CommandId.New(), new LinkCreditNoteCommand("C1", "I1"), Ct))).ShouldBe(
            "credit.not_waiting");
        (await Refusal(() => link.RunAsync(Second, CommandId.New(), new LinkCreditNoteCommand("C2", "I1"), Ct))).ShouldBe(
            "credit.too_much");
        (await Refusal(() => link.RunAsync(Second, CommandId.New(), new LinkCreditNoteCommand("C2", "I9"), Ct))).ShouldBe(
            "invoice.unknown");
        await ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task An_adjustment_takes_a_second_person()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(Paid());
        await ledger.CloseThroughAsync("2013-01");
        var adjust = new AdjustmentSteps(ledger.Database, ledger.Time);
        var request = await adjust.RequestAsync(First, CommandId.New(), new RequestAdjustmentCommand("A", -12.34m, "Agreed by phone"), Ct);

        (await Refusal(() => adjust.ApproveAsync(First, CommandId.New(), request, Ct))).ShouldBe("adjustment.second_person");
        (await ledger.LedgerAsync("A", "adjustment")).ShouldBeEmpty();
        await adjust.ApproveAsync(Second, CommandId.New(), request, Ct);
        (await ledger.LedgerAsync("A", "adjustment")).ShouldBe([$"2026-01 2026-01-15 adjustment -12.34 {request}"]);
        (await Refusal(() => adjust.ApproveAsync(Second, CommandId.New(), request, Ct))).ShouldBe("adjustment.not_open");
        (await Refusal(() => adjust.RequestAsync(First, CommandId.New(), new RequestAdjustmentCommand("A", 0.001m, "Too fine"), Ct)))
            .ShouldBe("adjustment.amount");
        (await Refusal(() => adjust.RequestAsync(First, CommandId.New(), new RequestAdjustmentCommand("B", 1m, "Nobody"), Ct))).ShouldBe(
            "partner.unknown");
        await ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task A_payout_is_proposed_and_approved_by_two_people_and_posted_once_when_executed()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(Paid());
        await ledger.CloseThroughAsync("2013-01");
        ledger.Time.Today = new DateOnly(2013, 2, 5);
        var pay = new PayoutSteps(ledger.Database, ledger.Time);
        var january = new PayoutCommand("A", Month.Parse("2013-01"));

        (await Refusal(() => pay.ApproveAsync(Second, CommandId.New(), january, Ct))).ShouldBe("payout.state");
        await pay.ProposeAsync(First, CommandId.New(), january, Ct);
        (await Refusal(() => pay.ApproveAsync(First, CommandId.New(), january, Ct))).ShouldBe("payout.second_person");
        await pay.ApproveAsync(Second, CommandId.New(), january, Ct);
        await pay.ExecuteAsync(First, CommandId.New(), january, new DateOnly(2013, 2, 5), Ct);
        ledger.Time.Today = new DateOnly(2026, 1, 15);
        await ledger.CloseThroughAsync("2013-02");

        (await ledger.LedgerAsync("A", "payout")).ShouldBe(["2013-02 2013-02-05 payout -86.00 2013-01"]);
        (await Refusal(() => pay.ExecuteAsync(First, CommandId.New(), january, new DateOnly(2013, 2, 6), Ct))).ShouldBe("payout.state");
        await ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task A_dispute_mark_holds_the_commission_until_it_is_taken_away()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(Paid());
        var mark = new MarkDisputed(ledger.Database, TimeProvider.System);
        await mark.RunAsync(Second, CommandId.New(), new MarkDisputedCommand("I1", true), Ct);
        await ledger.CloseThroughAsync("2013-01");
        (await ledger.ReadAsync("""
            select held, payable, obstacle
            from statement join payout_proposal using (partner_id, period)
            """)).ShouldBe(["330.00 -244.00 below_minimum"]);

        await mark.RunAsync(Second, CommandId.New(), new MarkDisputedCommand("I1", false), Ct);
        await ledger.CloseThroughAsync("2013-02");
        (await ledger.ReadAsync("select held from statement where period = '2013-02-01'")).ShouldBe(["0.00"]);
        (await Refusal(() => mark.RunAsync(Second, CommandId.New(), new MarkDisputedCommand("I9", true), Ct))).ShouldBe("invoice.unknown");
    }

    private static Books Paid() => new Books().Partner("A", "2013-01-10").Customer("K", "A")
        .Invoice("I1", "K", "2013-01-10", 1_190.00m, ("licence_new", 1_000.00m)).Paid("P1", "I1", "2013-01-20", 1_190.00m);

    private static async Task<string> Refusal(Func<Task> act) => (await act.ShouldThrowAsync<RuleViolationException>()).Code;
}
