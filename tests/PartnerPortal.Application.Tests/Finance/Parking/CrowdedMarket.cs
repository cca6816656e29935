using PartnerPortal.Testing.Finance.Ledger;

namespace PartnerPortal.Application.Tests.Finance.Parking;

/// <summary>
/// Five partners with four months behind them, and an April in which two are far out of line: B ordered a service far above its months, and
/// D has the same standing service twice. A, C and E are in line, A with two hours of help on one day; E comes after all of them.
/// </summary>
internal static class CrowdedMarket
{
    public const string Month = "2013-04";

    public static Books Books()
    {
        var books = new Books();
        foreach (var partner in new[] { "A", "B", "C", "D", "E" })
        {
            books.Partner(partner, "2012-12-01").Customer($"K-{partner}", partner)
                .Invoice($"{partner}1", $"K-{partner}", "2013-01-10", 1_190.00m, ("licence_new", 1_000.00m)).Paid(
                    $"{partner}1a", $"{partner}1", "2013-01-20", 595.00m)
                .Invoice($"{partner}2", $"K-{partner}", "2013-04-10", 119.00m, ("plus", 100.00m)).Paid(
                    $"{partner}2a", $"{partner}2", "2013-04-20", 119.00m)
                .Paid($"{partner}1b", $"{partner}1", "2013-04-02", 595.00m);
        }

        return books.Service("S-B", "B", "2013-04-12", 12_000.00m, "Training")
            .Service("D-SLA1-2013-04", "D", "2013-04-01", 75.25m).Service("D-SLA2-2013-04", "D", "2013-04-15", 75.25m)
            .Service("S-A1", "A", "2013-04-15", 75.25m).Service("S-A2", "A", "2013-04-15", 75.25m);
    }
}
