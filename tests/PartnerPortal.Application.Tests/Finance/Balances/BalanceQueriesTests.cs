using PartnerPortal.Application.Finance.Balances;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Finance.Balances;

public sealed class BalanceQueriesTests
{
    private static readonly ListRequest All = new(1, 100, null, false, null);
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>
    /// Fees only: 196 and 48 on 10 October, 48 on the first of November and December. Something paid in covers the oldest first.
    /// </summary>
    [Theory]
    [InlineData(0, "0.00 48.00 48.00 244.00")]
    [InlineData(196, "0.00 48.00 48.00 48.00")]
    [InlineData(250, "0.00 48.00 42.00 0.00")]
    [InlineData(300, "0.00 40.00 0.00 0.00")]
    [InlineData(340, "0.00 0.00 0.00 0.00")]
    public async Task What_is_owed_has_the_age_of_the_charges_that_nothing_covers(decimal credit, string ages)
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2025-10-10"));
        await ledger.CloseThroughAsync("2025-12");
        if (credit > 0)
        {
            var adjust = new AdjustmentSteps(ledger.Database, ledger.Time);
            var id = await adjust.RequestAsync(
                LedgerDatabase.Finance, CommandId.New(),
                new Application.Finance.Ledger.RequestAdjustmentCommand("A", credit, "paid in cash"), None);
            await adjust.ApproveAsync(LedgerDatabase.Finance with { UserId = Guid.CreateVersion7() }, CommandId.New(), id, None);
        }

        // The 15th of January: December is 45 days old, November 75, October 97.
        var queries = new BalanceQueries(ledger.Database, ledger.Time);
        var row = (await queries.ListAsync(LedgerDatabase.Finance, All, null, None)).Rows.ShouldHaveSingleItem();
        row.Balance.ShouldBe(Money.Eur(credit - 340));
        Ages(row.Owed).ShouldBe(ages);
        Ages((await queries.TotalsAsync(LedgerDatabase.Finance, None)).Owed).ShouldBe(ages);
    }

    private static string Ages(Ageing owed) => FormattableString.Invariant(
        $"{owed.UpTo30.Amount:0.00} {owed.UpTo60.Amount:0.00} {owed.UpTo90.Amount:0.00} {owed.Older.Amount:0.00}");
}
