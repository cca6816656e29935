using System.Globalization;

namespace PartnerPortal.Demo;

/// <summary>Deals the made-up companies out to the partners; those left over buy from the vendor without a partner.</summary>
internal static class DemoCustomers
{
    /// <summary>From, to, months after the start of business.</summary>
    private static readonly (string From, string To, int Month)[] Moves =
    [
        ("P-1002", DemoVendor.OwnerPartnerId, 9),
        (DemoPartners.Terminated, DemoVendor.OwnerPartnerId, 15),
        (DemoPartners.Terminated, "P-1005", 15),
        ("P-1009", DemoVendor.SecondPartnerId, 14),
        ("P-1013", "P-1015", 18),
    ];

    public static IReadOnlyList<DemoCustomer> Of(DateOnly start)
    {
        var all = Numbered();
        foreach (var partner in DemoPartners.All) Deal(partner, all, partner.ActivatedOn(start));
        foreach (var (from, to, month) in Moves)
        {
            var date = start.AddMonths(month);
            all.Last(customer => customer.PartnerOn(date) == from).MoveTo(to, date);
        }

        return all;
    }

    private static List<DemoCustomer> Numbered() =>
    [
        .. DemoCustomerNames.ByCountry.OrderBy(country => country.Key, StringComparer.Ordinal)
            .SelectMany(country => country.Value.Select(name => (name, country.Key)))
            .Select(
                (customer, index) => new DemoCustomer(
                    string.Create(CultureInfo.InvariantCulture, $"C-{20_001 + index}"), customer.name, customer.Key)),
    ];

    private static void Deal(DemoPartner partner, List<DemoCustomer> all, DateOnly from)
    {
        foreach (var pair in partner.Customers.Split(' ').Chunk(2))
        {
            var free = all.Where(customer => customer.Country == pair[0] && customer.Attributions.Count == 0);
            foreach (var customer in free.Take(int.Parse(pair[1], CultureInfo.InvariantCulture)).ToList())
                customer.MoveTo(partner.Id, from);
        }
    }
}
