using PartnerPortal.Application.Tests.Ledger;
using Xunit;

namespace PartnerPortal.Application.Tests.Access;

/// <summary>Partners A and B with a row of each in every table that partners own; whatever is B's has a name that is found again.</summary>
public sealed class IsolationSample : IAsyncLifetime
{
    /// <summary>Stands in every text of B.</summary>
    public const string Canary = "CANARY";

    public const string Other = "B-" + Canary;

    public LedgerDatabase Ledger { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Ledger = await LedgerDatabase.CreateAsync(Of("A", "", Of(Other, Canary, new Books())));
        await Ledger.ExecuteAsync("""
            insert into fee_waiver (program_id, partner_id, month, period, reason, waived_by, waived_at)
            select 'main', partner_id, '2013-02-01', '2013-02-01', 'Reason ' || partner_id, 'Manager', now() from partner
            """);
        await Ledger.ExecuteAsync("""
            insert into adjustment (program_id, partner_id, adjustment_id, amount, reason, requested_by, requested_at)
            select 'main', partner_id, gen_random_uuid(), 1.00, 'Reason ' || partner_id, gen_random_uuid(), now() from partner
            """);
        await Ledger.CloseThroughAsync("2012-12");
        await Ledger.ImportAsync(Late("A", "", Late(Other, Canary, new Books())));
        await Ledger.CloseThroughAsync("2013-03");
    }

    public async Task DisposeAsync() => await Ledger.DisposeAsync();

    private static Books Of(string partner, string mark, Books books) => books
        .Partner(partner, "2012-11-01", name: $"Company {mark}").Customer($"K{mark}", partner, $"Customer {mark}").Customer($"L{mark}", partner, $"Buyer {mark}")
        .Invoice($"I1{mark}", $"K{mark}", "2012-11-10", new InvoiceTraits(1_190.00m) { Description = $"Line {mark}" }, ("licence_new", 1_000.00m))
        .Paid($"P1{mark}", $"I1{mark}", "2012-11-20", 1_190.00m).Credit($"C1{mark}", $"I1{mark}", "2012-12-10", 119.00m, (1, 100.00m))
        .Service($"S1{mark}", partner, "2012-12-01", 75.25m, $"Service {mark}")
        .Invoice($"I2{mark}", $"L{mark}", "2012-12-05", new InvoiceTraits(500.00m) { Disputed = true }, ("plus", 400.00m)).Paid($"P2{mark}", $"I2{mark}", "2012-12-06", 250.00m);

    /// <summary>Lifts the past year over its threshold, which puts it on the work list.</summary>
    private static Books Late(string partner, string mark, Books books) => books
        .Invoice($"I3{mark}", $"K{mark}", "2012-12-20", 2_000.00m, ("licence_new", 2_000.00m)).Paid($"P3{mark}", $"I3{mark}", "2013-02-03", 2_000.00m)
        .Service($"S2{mark}", partner, "2013-02-01", 10.00m, $"Service {mark}");
}
