using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Finance.Commissions;
using PartnerPortal.Application.Finance.Invoicing;
using PartnerPortal.Application.Finance.Parking;
using PartnerPortal.Application.Overview.Partners;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Tests.Finance.Parking;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Program.Partners;

/// <summary>What is kept of open commission is what would be worked out again, whatever was registered, linked or closed since.</summary>
public sealed class OpenCommissionTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Viewer Staff = LedgerDatabase.Finance;

    [Fact]
    public async Task Each_look_shows_what_has_been_registered_by_then()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(
            new Books().Partner("A", "2025-11-03").Partner("B", "2025-11-03").Customer("K", "A"));
        var kept = Queries(ledger);

        await LookAsync(0m, 0m);
        await ledger.ImportAsync(new Books().Invoice("I1", "K", "2026-01-05", 1_190.00m, ("licence_new", 1_000.00m)));
        await LookAsync(0m, 1_000m);
        await ledger.ImportAsync(new Books().Paid("P1", "I1", "2026-01-09", 595.00m));
        await LookAsync(165.00m, 1_000m);
        await ledger.ImportAsync(new Books().Paid("P2", "I1", "2026-01-10", 595.00m));
        await LookAsync(330.00m, 1_000m);
        await ledger.ImportAsync(new Books().Credit("C1", "I1", "2026-01-11", 119.00m, (1, 100.00m)));
        await LookAsync(297.00m, 900m);
        await ledger.ImportAsync(new Books().Credit("C2", null, "2026-01-12", 119.00m, (1, 100.00m)));
        await LookAsync(297.00m, 900m);
        await new LinkCreditNote(ledger.Database, ledger.Time).RunAsync(
            Staff, CommandId.New(), new LinkCreditNoteCommand("C2", "I1"), None);
        await LookAsync(264.00m, 800m);

        await ledger.ImportAsync(
            new Books().Invoice("I2", "K", "2025-12-20", 1_190.00m, ("licence_new", 1_000.00m)).Paid("P3", "I2", "2025-12-28", 1_190.00m));
        var before = await LookAsync(594.00m, 800m);
        await ledger.CloseThroughAsync("2025-12");
        var after = await LookAsync(264.00m, 800m);
        (after.Balance - before.Balance).Amount.ShouldBe(38.00m, "330 of commission less 196 and twice 48 of fees");

        async Task<PartnerOverview> LookAsync(decimal open, decimal revenue)
        {
            var seen = (await kept.FindAsync(Staff, "A", None)).ShouldNotBeNull();
            var fresh = (await Queries(ledger).FindAsync(Staff, "A", None)).ShouldNotBeNull();
            seen.ShouldBeEquivalentTo(fresh);
            seen.EarnedOpen.Amount.ShouldBe(open);
            seen.Goal.LicenceRevenue.Amount.ShouldBe(revenue);
            (await kept.FindAsync(Staff, "B", None)).ShouldNotBeNull().EarnedOpen.Amount.ShouldBe(0m);
            return seen;
        }
    }

    /// <summary>
    /// April takes A in and waits for B. What each earned of it is open until it is posted for the partner itself, and the licence revenue,
    /// which
    /// the posting moves from one place to another, is never counted twice.
    /// </summary>
    [Fact]
    public async Task While_a_month_waits_each_look_shows_what_is_posted_for_the_partner()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(CrowdedMarket.Books()
            .Invoice("A3", "K-A", "2013-04-11", 476.00m, ("licence_new", 400.00m)).Invoice(
                "B3", "K-B", "2013-04-11", 476.00m, ("licence_new", 400.00m)));
        await ledger.CloseThroughAsync("2013-03");
        ledger.Time.Today = new DateOnly(2013, 5, 10);
        var kept = Queries(ledger);
        var (earned, revenue) = await LookAsync("A");
        earned.ShouldBeGreaterThan(0m);
        (await LookAsync("B")).ShouldBe((earned, revenue));

        (await ledger.CloseAsync(CrowdedMarket.Month)).ShouldBe(CloseOutcome.Waiting);
        (await LookAsync("A")).ShouldBe((0m, revenue));
        (await LookAsync("B")).ShouldBe((earned, revenue));
        await ledger.ImportAsync(
            new Books().Invoice("A9", "K-A", "2013-05-02", 1_190.00m, ("licence_new", 1_000.00m)).Paid("A9a", "A9", "2013-05-03", 1_190.00m)
            .Invoice("B9", "K-B", "2013-05-02", 1_190.00m, ("licence_new", 1_000.00m)).Paid("B9a", "B9", "2013-05-03", 1_190.00m));
        (await LookAsync("A")).ShouldBe((330m, revenue + 1_000m));
        (await LookAsync("B")).ShouldBe((earned + 330m, revenue + 1_000m));

        await new ReleaseParked(ledger.Database, ledger.Time).RunAsync(
            Staff, CommandId.New(), ReleaseParkedCommand.Of("B", Month.Parse(CrowdedMarket.Month), "As agreed"), None);
        (await LookAsync("B")).ShouldBe((earned + 330m, revenue + 1_000m));
        (await ledger.CloseAsync(CrowdedMarket.Month)).ShouldBe(CloseOutcome.Waiting, "for D");
        (await LookAsync("B")).ShouldBe((330m, revenue + 1_000m));
        await IsKeptAsync();

        await new ReleaseParked(ledger.Database, ledger.Time).RunAsync(
            Staff, CommandId.New(), ReleaseParkedCommand.Of("D", Month.Parse(CrowdedMarket.Month), "As agreed"), None);
        (await ledger.CloseAsync(CrowdedMarket.Month)).ShouldBe(CloseOutcome.Closed);
        (await LookAsync("A")).ShouldBe((330m, revenue + 1_000m));
        (await LookAsync("B")).ShouldBe((330m, revenue + 1_000m));

        async Task<(decimal Open, decimal Revenue)> LookAsync(string partner)
        {
            var seen = (await kept.FindAsync(Staff, partner, None)).ShouldNotBeNull();
            seen.ShouldBeEquivalentTo((await Queries(ledger).FindAsync(Staff, partner, None)).ShouldNotBeNull());
            return (seen.EarnedOpen.Amount, seen.Goal.LicenceRevenue.Amount);
        }

        // What nobody can do: change a payment behind the database's back. Only who works everything out again sees it.
        async Task IsKeptAsync()
        {
            await ledger.ExecuteAsSuperAsync("""
                set session_replication_role = replica; update payment
                set amount = 595 where payment_id = 'A9a'
                """);
            (await kept.FindAsync(Staff, "A", None)).ShouldNotBeNull().EarnedOpen.Amount.ShouldBe(330m);
            (await Queries(ledger).FindAsync(Staff, "A", None)).ShouldNotBeNull().EarnedOpen.Amount.ShouldBe(165m);
            await ledger.ExecuteAsSuperAsync("""
                set session_replication_role = replica; update payment
                set amount = 1190 where payment_id = 'A9a'
                """);
        }
    }

    private static PartnerOverviewQueries Queries(LedgerDatabase ledger) => new(ledger.Database, new OpenCommissions(), ledger.Time);
}
