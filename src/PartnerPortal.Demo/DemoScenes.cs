using PartnerPortal.Domain;

namespace PartnerPortal.Demo;

/// <summary>What the tour must show whatever the dice say.</summary>
internal sealed class DemoScenes(IReadOnlyList<DemoCustomer> customers, DateOnly today)
{
    private static readonly DemoProduct LargeOrder = new(LineKind.LicenceNew, "TEAM licence, 20 seats", 2_640_00);

    /// <summary>Large orders that cross the threshold and are taken back months later, with the refund of the fees.</summary>
    public IEnumerable<DraftInvoice> OrdersTakenBack()
    {
        var lastYear = today.Year - 1;
        yield return TakenBack(DemoPartners.LostRefundLastYear, new(lastYear, 5, 12), new(lastYear, 8, 21));
        var (orderedOn, creditedOn) = (today.AddDays(-100), today.AddDays(-40));
        if (orderedOn.Year == today.Year) yield return TakenBack(DemoPartners.LostRefundThisYear, orderedOn, creditedOn);
    }

    /// <summary>The customers of the partner that left, who go on buying while nobody earns.</summary>
    public IEnumerable<DraftInvoice> OrdersWithoutPartner(DateOnly start)
    {
        var terminatedOn = DemoPartners.All.Single(partner => partner.Id == DemoPartners.Terminated).TerminatedOn(start)!.Value;
        var left = customers.Where(customer => customer.PartnerOn(terminatedOn.AddDays(1)) == DemoPartners.Terminated);
        foreach (var (customer, index) in left.Select((customer, index) => (customer, index)))
        {
            var invoice = customer.Invoice(terminatedOn.AddDays(40 + 30 * index));
            invoice.Add(DemoProduct.MoreLicences[index % DemoProduct.MoreLicences.Count], 2);
            invoice.Pay(invoice.IssuedOn.AddDays(21), invoice.Gross);
            yield return invoice;
        }
    }

    /// <summary>
    /// The largest two of the late invoices, both in closed months: one under dispute after it was paid, one paid, returned and paid again.
    /// </summary>
    public static void Trouble(IEnumerable<DraftInvoice> sales, DateOnly today)
    {
        var paid = sales.Where(invoice => invoice is { Credit: null, Payments: [{ PaidOn: var paidOn }] } && paidOn < today.AddDays(-32))
            .OrderBy(invoice => invoice.IssuedOn).TakeLast(4).OrderByDescending(invoice => invoice.Net).ToList();
        paid[0].Disputed = true;
        var (paidOn, cents) = paid[1].Payments[0];
        paid[1].Pay(paidOn.AddDays(3), -cents);
        paid[1].Pay(paidOn.AddDays(17), cents);
    }

    private DraftInvoice TakenBack(string partnerId, DateOnly orderedOn, DateOnly creditedOn)
    {
        var invoice = customers.First(customer => customer.PartnerOn(orderedOn) == partnerId).Invoice(orderedOn);
        invoice.Add(LargeOrder, 1);
        invoice.Pay(orderedOn.AddDays(20), invoice.Gross);
        invoice.CreditAll(creditedOn);
        invoice.Pay(creditedOn.AddDays(9), -invoice.Gross);
        return invoice;
    }
}
