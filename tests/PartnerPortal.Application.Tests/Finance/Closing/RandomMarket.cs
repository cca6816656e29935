using System.Globalization;
using PartnerPortal.Testing.Finance.Ledger;

namespace PartnerPortal.Application.Tests.Finance.Closing;

/// <summary>
/// Half a year of business of a few partners, made up from a seed: parts of payments, returns, credits, prepayments, both options, two
/// currencies. Can be written as one folder, or dealt out to several whose order is that of the invoices only.
/// </summary>
internal sealed class RandomMarket
{
    private const int Days = 180;
    private static readonly DateOnly Start = new(2012, 10, 1);
    private static readonly string[] Kinds = [
        "licence_new", "licence_extension", "licence_subscription", "plus", "sla", "support", "training", "nfr"];
    private readonly List<(int Day, Action<Books> Write)> _invoices = [];
    private readonly List<(int Earliest, Action<Books> Write)> _events = [];
    private readonly Random _random;
    private readonly int _customers;

    public RandomMarket(int seed)
    {
        _random = new Random(seed);
        _customers = _random.Next(3, 9);
        for (var invoice = 0; invoice < _random.Next(20, 45); invoice++) AddInvoice($"I{invoice:000}");
        for (var service = 0; service < 5; service++)
        {
            var (id, partner, day, price) = ($"S{service}", Partner(service), _random.Next(Days), _random.Next(0, 20_000) / 100m);
            _events.Add((0, books => books.Service(id, partner, Day(day), price)));
        }
    }

    /// <summary>The month in which the last event can lie.</summary>
    public const string LastMonth = "2013-05";

    public Books Whole()
    {
        var books = Master(new Books());
        foreach (var (_, write) in _invoices) write(books);
        foreach (var (_, write) in _events) write(books);
        return books;
    }

    /// <summary>
    /// Invoices in the order of their dates, over some folders; whatever happens to them in any folder not before theirs.
    /// </summary>
    public IEnumerable<Books> Parts(int parts)
    {
        for (var part = 0; part < parts; part++)
        {
            var books = part == 0 ? Master(new Books()) : new Books();
            foreach (var (day, write) in _invoices)
            {
                if (PartOf(day, parts) == part) write(books);
            }

            foreach (var (earliest, write) in _events)
            {
                var first = PartOf(earliest, parts);
                var chosen = first + (earliest * 31 + parts + _events.IndexOf((earliest, write))) % (parts - first);
                if (chosen == part) write(books);
            }

            yield return books;
        }
    }

    private Books Master(Books books)
    {
        books.Partner("A", "2012-10-01").Partner("B", "2012-11-15", initialCap: "30").Partner(
            "C", "2012-12-31", terminatedOn: "2013-02-15", iban: "");
        for (var customer = 0; customer < _customers; customer++) books.Customer($"K{customer}", Partner(customer));
        books.Attribution("K0", "B", "2013-01-01");
        for (var day = -7; day <= Days; day += 5)
            books.Rate("USD", Day(day), (1.1m + (day + 7) % 40 / 100m).ToString(CultureInfo.InvariantCulture));
        return books;
    }

    private void AddInvoice(string no)
    {
        var day = _random.Next(Days);
        var lines = Enumerable.Range(0, _random.Next(1, 5)).Select(
            _ => (Kind: Kinds[_random.Next(Kinds.Length)], Net: _random.Next(1, 90_000) / 100m)).ToArray();
        var traits = new InvoiceTraits(decimal.Truncate(lines.Sum(line => line.Net) * 119m) / 100m)
        {
            Currency = _random.Next(4) == 0 ? "USD" : "EUR",
            BilledTo = _random.Next(6) == 0 ? "partner" : "customer",
            Disputed = _random.Next(8) == 0,
        };
        var customer = $"K{_random.Next(_customers)}";
        _invoices.Add((day, books => books.Invoice(no, customer, Day(day), traits, lines)));
        AddPayments(no, day, traits.Gross);
        if (_random.Next(3) == 0) AddCredits(no, day, lines);
    }

    private void AddPayments(string no, int day, decimal gross)
    {
        for (var part = 0; part < _random.Next(0, 4); part++)
        {
            var (id, paidOn) = ($"{no}-P{part}", day + _random.Next(-10, 60));
            var amount = part == 2 ? -_random.Next(1, 5_000) / 100m : decimal.Truncate(gross * _random.Next(1, 130)) / 100m;
            if (amount != 0) _events.Add((day, books => books.Paid(id, no, Day(paidOn), amount)));
        }
    }

    // Never all of an invoice: whether it counts as a customer's first would then depend on which of them was known when the next one came.
    private void AddCredits(string no, int day, (string Kind, decimal Net)[] lines)
    {
        for (var part = 0; part < _random.Next(1, 3); part++)
        {
            var (id, on, line) = ($"{no}-C{part}", day + _random.Next(0, 60), _random.Next(lines.Length));
            var net = decimal.Truncate(lines[line].Net * _random.Next(5, 45)) / 100m;
            if (net > 0) _events.Add((day, books => books.Credit(id, no, Day(on), net, (line + 1, net))));
        }
    }

    private static int PartOf(int day, int parts) => day * parts / Days;

    private static string Partner(int number) => new[] { "A", "B", "C" }[number % 3];

    private static string Day(int day) => Start.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
