using PartnerPortal.Application.Access;
using PartnerPortal.Application.Commissions;
using PartnerPortal.Application.Invoicing;
using PartnerPortal.Application.Partners;
using PartnerPortal.Application.Tests.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Partners;

/// <summary>What is kept of open commission is what would be worked out again, whatever was registered, linked or closed since.</summary>
public sealed class OpenCommissionTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Viewer Staff = LedgerDatabase.Finance;

    [Fact]
    public async Task Each_look_shows_what_has_been_registered_by_then()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2025-11-03").Partner("B", "2025-11-03").Customer("K", "A"));
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
        await new LinkCreditNote(ledger.Database, ledger.Time).RunAsync(Staff, new LinkCreditNoteCommand("C2", "I1"), None);
        await LookAsync(264.00m, 800m);

        await ledger.ImportAsync(new Books().Invoice("I2", "K", "2025-12-20", 1_190.00m, ("licence_new", 1_000.00m)).Paid("P3", "I2", "2025-12-28", 1_190.00m));
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

    private static PartnerOverviewQueries Queries(LedgerDatabase ledger) => new(ledger.Database, new OpenCommissions(), ledger.Time);
}
