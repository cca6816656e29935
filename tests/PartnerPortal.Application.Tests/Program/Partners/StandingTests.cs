using PartnerPortal.Application.Finance.Payouts;
using PartnerPortal.Application.Overview.Partners;
using PartnerPortal.Application.Overview.Timeline;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Program.Agreements;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Ledger;
using PartnerPortal.Testing.Finance.Payouts;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Program.Partners;

/// <summary>Suspension and termination: each step, each wrong one, and what follows for the money.</summary>
public sealed class StandingTests
{
    [Fact]
    public async Task While_a_partner_is_suspended_fees_go_on_and_nothing_is_paid_out()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(Paid(on: "2013-01-20", net: 2_000.00m));
        await ledger.ExecuteAsync("update partner set email = 'office@a.example'");
        var manager = await ledger.AddPersonAsync(PortalRole.Manager, name: "Mara");
        var finance = await ledger.AddPersonAsync(PortalRole.Finance, name: "Fred");
        var suspend = new SuspendPartner(ledger.Database, ledger.Time);
        await ledger.CloseThroughAsync("2013-01");
        await suspend.RunAsync(manager, CommandId.New(), "A", "Bills are open", default);
        (await RefusalAsync(() => suspend.RunAsync(manager, CommandId.New(), "A", "Again", default))).ShouldBe("standing.suspended");
        (await RefusalAsync(
            () => new PayoutSteps(ledger.Database, ledger.Time).ProposeAsync(
                finance, CommandId.New(), new PayoutCommand("A", Month.Parse("2013-01")), default))).ShouldBe("payout.suspended");
        await ledger.CloseThroughAsync("2013-02");
        (await ledger.ReadAsync("select obstacle from payout_proposal where period = '2013-02-01'")).ShouldBe(["suspended"]);
        (await ledger.LedgerAsync("A", "monthly_fee")).Length.ShouldBe(2);

        await new ResumePartner(ledger.Database, ledger.Time).RunAsync(manager, CommandId.New(), "A", "Bills are paid", default);
        (await RefusalAsync(
            () => new ResumePartner(ledger.Database, ledger.Time).RunAsync(manager, CommandId.New(), "A", "Again", default))).ShouldBe(
                "standing.not_suspended");
        await ledger.CloseThroughAsync("2013-03");
        (await ledger.ReadAsync("select coalesce(obstacle, 'none') from payout_proposal where period = '2013-03-01'")).ShouldBe(["none"]);
        (await ledger.ReadAsync("""
            select kind from mail where kind like 'partner_%' order by created_at, ctid
            """)).ShouldBe(["partner_suspended", "partner_resumed"]);
        await ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task The_fee_of_the_month_of_the_end_is_the_last()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(Paid());
        var manager = await ledger.AddPersonAsync(PortalRole.Manager);
        var terminate = new TerminatePartner(ledger.Database, ledger.Time);
        await ledger.CloseThroughAsync("2013-01");
        (await RefusalAsync(() => terminate.RunAsync(manager, CommandId.New(), new("A", new DateOnly(2013, 1, 31), "Too late"), default)))
            .ShouldBe("standing.closed");
        (await RefusalAsync(() => terminate.RunAsync(manager, CommandId.New(), new("A", new DateOnly(2012, 12, 1), "Too early"), default)))
            .ShouldBe("standing.before_start");
        (await RefusalAsync(() => terminate.RunAsync(manager, CommandId.New(), new("A", new DateOnly(2013, 2, 10), "x"), default)))
            .ShouldBe("standing.reason");
        (await RefusalAsync(() => terminate.RunAsync(manager, CommandId.New(), new("Z", new DateOnly(2013, 2, 10), "Nobody"), default)))
            .ShouldBe("partner.unknown");
        await terminate.RunAsync(manager, CommandId.New(), new("A", new DateOnly(2013, 2, 10), "Ends by agreement"), default);
        (await RefusalAsync(() => terminate.RunAsync(manager, CommandId.New(), new("A", new DateOnly(2013, 2, 11), "Twice"), default)))
            .ShouldBe("standing.terminated");
        (await RefusalAsync(
            () => new SuspendPartner(ledger.Database, ledger.Time).RunAsync(manager, CommandId.New(), "A", "Ended", default))).ShouldBe(
                "standing.terminated");

        await ledger.CloseThroughAsync("2013-04");
        (await ledger.LedgerAsync("A", "monthly_fee")).Select(line => line[^7..]).ShouldBe(["2013-01", "2013-02"]);
        // Issued before the end, paid after it.
        (await ledger.LedgerAsync("A", "commission")).ShouldBe(["2013-03 2013-03-20 commission 330.00 I1/1/payment:P1"]);
        (await ledger.ReadAsync("select effective_on::text, reason from partner_status_change")).ShouldBe(["2013-02-10 Ends by agreement"]);
        await ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task An_end_that_has_not_come_can_be_moved_and_two_at_once_are_one_after_the_other()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2025-12-01"));
        var manager = await ledger.AddPersonAsync(PortalRole.Manager);
        var terminate = new TerminatePartner(ledger.Database, ledger.Time);
        await Task.WhenAll(
            terminate.RunAsync(manager, CommandId.New(), new("A", new DateOnly(2026, 3, 31), "First"), default),
            terminate.RunAsync(manager, CommandId.New(), new("A", new DateOnly(2026, 3, 31), "Second"), default));
        await terminate.RunAsync(manager, CommandId.New(), new("A", new DateOnly(2026, 2, 28), "Earlier"), default);
        (await ledger.ReadAsync("select terminated_on::text from agreement")).ShouldBe(["2026-02-28"]);
        var standing = (await new StandingQueries(ledger.Database, ledger.Time).FindAsync(manager, "A", default))!;
        (standing.MonthlyFee.Amount, standing.EarliestEnd).ShouldBe((48m, new DateOnly(2025, 12, 1)));
    }

    [Fact]
    public async Task A_partner_reads_its_agreement_and_its_timeline_without_the_names_of_the_vendor()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(Paid());
        var manager = await ledger.AddPersonAsync(PortalRole.Manager, name: "Mara");
        var owner = await ledger.AddPersonAsync(PortalRole.PartnerOwner, "A", "Olga");
        await new AssignContact(ledger.Database, ledger.Time).RunAsync(manager, CommandId.New(), "A", manager.UserId, default);
        (await RefusalAsync(
            () => new AssignContact(ledger.Database, ledger.Time).RunAsync(manager, CommandId.New(), "A", owner.UserId, default))).ShouldBe(
                "contact.unknown");
        await new SuspendPartner(ledger.Database, ledger.Time).RunAsync(manager, CommandId.New(), "A", "Bills are open", default);
        await ledger.CloseThroughAsync("2013-01");

        var agreements = new AgreementQueries(ledger.Database, ledger.Time);
        var agreement = (await agreements.FindAsync(owner, "A", default))!;
        (agreement.Contact!.Name, agreement.Status, agreement.Changes.Single().Reason).ShouldBe(
            ("Mara", PartnerStatus.Suspended, "Bills are open"));
        (await agreements.FindAsync(LedgerDatabase.Owner("B"), "A", default)).ShouldBeNull();

        var timeline = new TimelineQueries(ledger.Database);
        var seen = await timeline.ListAsync(owner, "A", new(1, 20, null, false, null), default);
        seen.Rows.Select(entry => (entry.Kind, entry.Actor)).ShouldBe(
            [(TimelineKind.Deed, ""), (TimelineKind.Statement, ""), (TimelineKind.Deed, ""), (TimelineKind.Start, "")], ignoreOrder: true);
        (await timeline.ListAsync(manager, "A", new(1, 2, null, false, null), default)).ShouldSatisfyAllConditions(
            page => page.Total.ShouldBe(4), page => page.Rows.Count.ShouldBe(2),
            page => page.Rows.Select(entry => entry.Actor).ShouldContain("Mara"));
        var agent = await ledger.AddPersonAsync(PortalRole.SupportAgent, name: "Ada");
        (await timeline.ListAsync(agent, "A", new(1, 20, null, false, null), default)).Rows.ShouldAllBe(entry => entry.Amount == null);
        (await timeline.ListAsync(LedgerDatabase.Owner("B"), "A", new(1, 20, null, false, null), default)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task The_contact_is_chosen_among_the_vendors_people()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(Paid());
        var manager = await ledger.AddPersonAsync(PortalRole.Manager, name: "Mara");
        await ledger.AddPersonAsync(PortalRole.SupportAgent, name: "Ada");
        await ledger.AddPersonAsync(PortalRole.PartnerOwner, "A", "Olga");
        var choice = await new ContactQueries(ledger.Database).StaffAsync(manager, default);
        choice.Select(person => person.Name).ShouldBe(["Ada", "Mara"]);
    }

    private static Books Paid(string on = "2013-03-20", decimal net = 1_000.00m) => new Books().Partner(
        "A", "2013-01-10", name: "Company A").Customer("K", "A")
        .Invoice("I1", "K", "2013-01-10", net, ("licence_new", net)).Paid("P1", "I1", on, net);

    private static async Task<string> RefusalAsync(Func<Task> act) => (await act.ShouldThrowAsync<RuleViolationException>()).Code;
}
