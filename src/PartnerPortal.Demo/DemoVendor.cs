
namespace PartnerPortal.Demo;

/// <summary>A small lively vendor for a first tour, written as an import folder (spec 06): two years of business that end today.</summary>
public static class DemoVendor
{
    /// <summary>A Spanish partner near the threshold of this year; a demo user signs in as its owner.</summary>
    public const string OwnerPartnerId = "P-1001";

    /// <summary>A German partner far over the threshold.</summary>
    public const string SecondPartnerId = "P-1008";

    private const ulong Seed = 2_500;

    /// <summary>Writes the same files for the same day; nothing in them is later than that day.</summary>
    public static void Write(string directory, DateOnly today)
    {
        var start = new DateOnly(today.Year, today.Month, 1).AddMonths(-24);
        var random = new SeededRandom(Seed);
        var customers = DemoCustomers.Of(start);
        var invoices = Invoices(customers, start, today, random);
        using var folder = new DemoFolder(directory);
        folder.WritePartners(start, random);
        folder.WriteCustomers(customers);
        folder.WriteInvoices(invoices);
        folder.WriteLooseCredit(today.AddDays(-20));
        folder.WriteServices(start, today, random);
        folder.WriteRates(start, today, random);
    }

    private static List<DraftInvoice> Invoices(IReadOnlyList<DemoCustomer> customers, DateOnly start, DateOnly today, SeededRandom random)
    {
        var sales = new DemoSales(customers, start, today, random);
        var cashier = new Cashier(today, random);
        var scenes = new DemoScenes(customers, today);
        List<DraftInvoice> invoices = [];
        foreach (var partner in DemoPartners.All)
        {
            var sold = sales.Of(partner);
            sold.ForEach(invoice => cashier.Settle(invoice, mayCreditLicences: !partner.IsNearThreshold));
            if (partner.Id == OwnerPartnerId) DemoScenes.Trouble(sold, today);
            invoices.AddRange(sold);
        }

        foreach (
            var invoice in customers.Where(customer => customer.Attributions.Count == 0).SelectMany(customer => sales.Direct(customer, 4)))
        {
            cashier.Settle(invoice, mayCreditLicences: true);
            invoices.Add(invoice);
        }

        invoices.AddRange(scenes.OrdersTakenBack());
        invoices.AddRange(scenes.OrdersWithoutPartner(start));
        return invoices;
    }
}
