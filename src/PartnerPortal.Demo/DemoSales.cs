using PartnerPortal.Domain;

namespace PartnerPortal.Demo;

/// <summary>What a partner's customers buy: licences that add up to the year's goal, and services as they come.</summary>
internal sealed class DemoSales(IReadOnlyList<DemoCustomer> customers, DateOnly start, DateOnly today, SeededRandom random)
{
    private const int UsualInvoice = 360_00;

    private readonly HashSet<string> _known = [];

    public List<DraftInvoice> Of(DemoPartner partner)
    {
        List<DraftInvoice> sales = [];
        for (var year = start.Year; year <= today.Year; year++)
        {
            var first = new[] { partner.ActivatedOn(start), new(year, 1, 1) }.Max();
            var last = new[] { partner.TerminatedOn(start) ?? today, new(year, 12, 31), today }.Min();
            if (first <= last) sales.AddRange(Between(partner, first, last, Goal(partner, year)));
        }

        return sales;
    }

    /// <summary>What a customer without a partner buys from the vendor.</summary>
    public IEnumerable<DraftInvoice> Direct(DemoCustomer customer, int count)
    {
        foreach (var date in Dates(count, start, today))
        {
            var invoice = customer.Invoice(date);
            invoice.Add(random.Pick(Licences(invoice)), random.Between(1, 3));
            AddServices(invoice);
            yield return invoice;
        }
    }

    private long Goal(DemoPartner partner, int year) => (today.Year - year) switch
    {
        0 => (long)(partner.ThisYear * 100),
        1 => partner.LastYear * 100L,
        _ => partner.LastYear * 100L * (13 - start.Month) / 12,
    };

    private List<DraftInvoice> Between(DemoPartner partner, DateOnly first, DateOnly last, long goal)
    {
        if (goal == 0) return [];
        List<DraftInvoice> sales = [];
        var dates = Dates((int)(goal / UsualInvoice) + 2, first, last);
        var open = goal;
        for (var i = 0; i < dates.Count; i++)
        {
            var invoice = Buyer(partner, dates[i]).Invoice(dates[i], partner.IsReseller);
            open -= AddLicences(invoice, open, dates.Count - i);
            AddServices(invoice);
            sales.Add(invoice);
        }

        sales.AddRange(Dates(dates.Count / 2, first, last).Select(date => ServicesOnly(partner, date)));
        return sales;
    }

    /// <summary>Customers come to a partner one by one over the two years.</summary>
    private DemoCustomer Buyer(DemoPartner partner, DateOnly date)
    {
        var own = customers.Where(customer => customer.PartnerOn(date) == partner.Id).ToList();
        var since = date.DayNumber - start.DayNumber;
        var come = Math.Clamp(1 + own.Count * since * 5 / 4 / (today.DayNumber - start.DayNumber), 1, own.Count);
        return own[random.Below(come)];
    }

    /// <summary>
    /// Adds licences worth the open goal shared among the invoices left, the last of them exactly what is left; gives their worth in euros.
    /// </summary>
    private long AddLicences(DraftInvoice invoice, long open, int invoicesLeft)
    {
        var isLast = invoicesLeft == 1;
        var aim = isLast ? open : open / invoicesLeft * random.Between(50, 160) / 100;
        var level = invoice.Terms.PriceLevel;
        var product = random.Pick(Licences(invoice));
        var quantity = (int)(aim * level / 100 / invoice.Price(product));
        if (quantity > 0) invoice.Add(product, quantity);
        var rest = aim * level / 100 - invoice.Net;
        if (isLast && rest > 0) invoice.Lines.Add((LineKind.LicenceExtension, "TEAM licence, extension pro rata", 1, rest));
        return invoice.Net * 100 / level;
    }

    private IReadOnlyList<DemoProduct> Licences(DraftInvoice invoice) =>
        _known.Add(invoice.CustomerId) ? DemoProduct.NewLicences : DemoProduct.MoreLicences;

    private DraftInvoice ServicesOnly(DemoPartner partner, DateOnly date)
    {
        var invoice = Buyer(partner, date).Invoice(date, partner.IsReseller);
        AddServices(invoice);
        return invoice;
    }

    private void AddServices(DraftInvoice invoice)
    {
        foreach (var (chance, most, product) in DemoProduct.Services)
        {
            if (random.Chance(chance)) invoice.Add(product, random.Between(1, most));
        }

        if (invoice.Lines.Count == 0) invoice.Add(DemoProduct.Services[0].Product, random.Between(1, 6));
    }

    private List<DateOnly> Dates(int count, DateOnly first, DateOnly last) =>
        [.. Enumerable.Range(0, count).Select(_ => first.AddDays(random.Below(last.DayNumber - first.DayNumber + 1))).Order()];
}
