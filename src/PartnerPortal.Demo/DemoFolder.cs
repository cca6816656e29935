using System.Globalization;

namespace PartnerPortal.Demo;

/// <summary>Gives the tour its numbers, in the order of the dates, and writes it down.</summary>
internal sealed class DemoFolder(string directory) : IDisposable
{
    private readonly FolderWriter _files = new(directory);
    private readonly Dictionary<(string Prefix, int Year), int> _numbers = [];

    public void WritePartners(DateOnly start, SeededRandom random)
    {
        foreach (var partner in DemoPartners.All)
        {
            _files.Add(new SamplePartner(
                partner.Id, partner.Name, partner.Country, $"office@{partner.Domain}.example", partner.Language,
                partner.ActivatedOn(start), partner.TerminatedOn(start), partner.InitialCap, partner.FollowUpCap,
                VatId(partner.Country, random), partner.HasBankAccount ? SampleIban.Of(partner.Country, random) : null));
        }
    }

    public void WriteCustomers(IEnumerable<DemoCustomer> customers)
    {
        foreach (var customer in customers)
        {
            _files.AddCustomer(customer.Id, customer.Name, customer.Country);
            foreach (var (partnerId, from) in customer.Attributions) _files.AddAttribution(customer.Id, partnerId, from);
        }
    }

    public void WriteInvoices(List<DraftInvoice> invoices)
    {
        foreach (var invoice in invoices.OrderBy(invoice => invoice.IssuedOn))
        {
            invoice.Number = Next("INV", invoice.IssuedOn);
            _files.Add(invoice);
        }

        var payments = invoices.SelectMany(
            invoice => invoice.Payments, (invoice, payment) => (invoice.Number, payment.PaidOn, payment.Cents));
        foreach (var (number, paidOn, cents) in payments.OrderBy(payment => payment.PaidOn))
        {
            _files.AddPayment(Next("PAY", paidOn), number, paidOn, cents);
        }

        foreach (var invoice in invoices.Where(invoice => invoice.Credit is not null).OrderBy(invoice => invoice.Credit!.IssuedOn))
        {
            _files.AddCredit(Next("CN", invoice.Credit!.IssuedOn), invoice.Number, invoice.Credit);
        }
    }

    /// <summary>A credit note that names no invoice: somebody has to find out (spec 01.3).</summary>
    public void WriteLooseCredit(DateOnly issuedOn) =>
        _files.AddCredit(Next("CN", issuedOn), null, new DraftCredit(issuedOn, 119_00, [(1, 100_00)]));

    public void WriteServices(DateOnly start, DateOnly today, SeededRandom random)
    {
        foreach (var partner in DemoPartners.All.Where((_, index) => index % 2 == 0))
        {
            var (first, last) = (partner.ActivatedOn(start), partner.TerminatedOn(start) ?? today);
            var date = first.AddDays(random.Below(last.DayNumber - first.DayNumber + 1));
            var service = random.Pick(DemoProduct.OwnUse);
            _files.Add(new SampleService(Next("SRV", date), partner.Id, date, service.Name, service.Price));
        }
    }

    public void WriteRates(DateOnly start, DateOnly today, SeededRandom random)
    {
        foreach (var rate in RateSeries.Between(start, today, random)) _files.Add(rate);
    }

    public void Dispose() => _files.Dispose();

    /// <summary><c>INV-2025-0123</c>, counted by year.</summary>
    private string Next(string prefix, DateOnly date)
    {
        var number = _numbers[(prefix, date.Year)] = _numbers.GetValueOrDefault((prefix, date.Year)) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}-{date.Year:0000}-{number:0000}");
    }

    private static string VatId(string country, SeededRandom random) => random.Digits(country switch
    {
        "ES" => "ESB########",
        "FR" => "FR##8########",
        "IT" => "IT###########",
        "NL" => "NL#########B01",
        "CH" => "CHE-###.###.### MWST",
        "LV" => "LV4##########",
        "KZ" => "############",
        _ => country + "#########",
    });
}
