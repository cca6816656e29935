using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Ledger;
using PartnerPortal.Testing.LocalCluster;

namespace PartnerPortal.Application.Tests.Faults;

/// <summary>
/// The golden market as it stands before the close of each month, to be copied, and what an undisturbed close makes of it.
/// </summary>
internal sealed record GoldenMonth(string Month, string Template, LedgerOutcome Outcome)
{
    private static readonly Lazy<Task<IReadOnlyList<GoldenMonth>>> Made = new(MakeAsync);

    public static Task<IReadOnlyList<GoldenMonth>> AllAsync() => Made.Value;

    /// <summary>A copy that is closed in the test's own way.</summary>
    public async Task<LedgerDatabase> CopyAsync() => new(await TestCluster.CreateDatabaseAsync(Template));

    private static async Task<IReadOnlyList<GoldenMonth>> MakeAsync()
    {
        var months = new List<GoldenMonth>();
        var ledger = await LedgerDatabase.CreateAsync();
        foreach (var month in GoldenMarket.Months)
        {
            await GoldenMarket.ArrangeAsync(ledger, month);
            ledger.Source.Clear();
            var template = ledger.Name;
            var copy = new LedgerDatabase(await TestCluster.CreateDatabaseAsync(template));
            await ledger.DisposeAsync();
            ledger = copy;
            await ledger.CloseAsync(month);
            await ledger.CheckInvariantsAsync();
            months.Add(new GoldenMonth(month, template, await LedgerOutcome.OfAsync(ledger)));
        }

        await ledger.DisposeAsync();
        return months;
    }
}
