using System.Globalization;

namespace PartnerPortal.Demo;

/// <summary>
/// Writes the invoices of a load test one by one in the order of their dates, each with its lines, payments and credit note.
/// </summary>
internal sealed class BulkInvoices(FolderWriter folder, BulkMarket market, int count, SeededRandom random)
{
    private static readonly DemoProduct[] Products =
    [
        .. DemoProduct.NewLicences, .. DemoProduct.MoreLicences, .. DemoProduct.MoreLicences,
        .. DemoProduct.Services.Select(service => service.Product),
    ];

    private readonly Cashier _cashier = new(market.Today, random);
    private int _payments;
    private int _credits;

    public void Write(int index)
    {
        var days = market.Today.DayNumber - market.Start.DayNumber + 1;
        var invoice = market.Invoice(random.Below(market.Customers), market.Start.AddDays((int)((long)index * days / count)));
        invoice.Number = Id("INV", index + 1);
        invoice.Disputed = random.Below(200) == 0;
        for (var lines = random.Between(1, 5); lines > 0; lines--) AddLine(invoice);
        _cashier.Settle(invoice, mayCreditLicences: true);
        Write(invoice);
    }

    /// <summary>Up to 30 % off, so that nets are not all alike and have odd cents.</summary>
    private void AddLine(DraftInvoice invoice)
    {
        var product = random.Pick(Products);
        var quantity = random.Between(1, 3);
        var net = (long)invoice.Price(product) * quantity * random.Between(700, 1_000) / 1_000;
        invoice.Lines.Add((product.Kind, product.Name, quantity, net));
    }

    private void Write(DraftInvoice invoice)
    {
        folder.Add(invoice);
        foreach (var (paidOn, cents) in invoice.Payments) folder.AddPayment(Id("PAY", ++_payments), invoice.Number, paidOn, cents);
        if (invoice.Credit is { } credit) folder.AddCredit(Id("CN", ++_credits), invoice.Number, credit);
    }

    private static string Id(string prefix, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number:000000000}");
}
