using PartnerPortal.Testing.Finance.Ledger;

namespace PartnerPortal.Testing.Finance.Closing;

/// <summary>Four partners and five months of everything that a close takes in, small enough to be closed a hundred times.</summary>
internal static class SmallMarket
{
    public static Books Books()
    {
        var books = new Books();
        foreach (var partner in new[] { "A", "B", "C", "D" })
        {
            books.Partner(partner, "2013-01-01").Customer($"K-{partner}", partner)
                .Invoice($"{partner}1", $"K-{partner}", "2013-01-10", 1_190.00m, ("licence_new", 900.00m), ("plus", 100.00m))
                .Paid($"{partner}1a", $"{partner}1", "2013-01-20", 333.33m).Paid($"{partner}1b", $"{partner}1", "2013-02-20", 856.67m)
                .Invoice($"{partner}2", $"K-{partner}", "2013-02-10", 1_785.00m, ("licence_extension", 1_600.00m))
                .Paid($"{partner}2", $"{partner}2", "2013-03-05", 1_785.00m)
                .Credit($"{partner}C", $"{partner}2", "2013-03-20", 178.50m, (1, 150.00m))
                .Service($"S-{partner}", partner, "2013-02-14", 75.25m);
        }

        return books.Paid("A1r", "A1", "2013-04-02", -119.00m)
            .Invoice("B3", "K-B", "2013-04-10", new InvoiceTraits(595.00m) { BilledTo = "partner" }, ("licence_new", 500.00m))
            .Paid("B3", "B3", "2013-04-11", 595.00m)
            .Invoice("C3", "K-C", "2013-04-10", new InvoiceTraits(119.00m) { Disputed = true }, ("support", 100.00m)).Paid(
                "C3", "C3", "2013-04-11", 119.00m);
    }
}
