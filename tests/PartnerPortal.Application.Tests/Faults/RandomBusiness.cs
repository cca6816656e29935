using System.Globalization;
using PartnerPortal.Testing.Finance.Ledger;

namespace PartnerPortal.Application.Tests.Faults;

/// <summary>
/// Makes business up from a seed and tells it to the naive ledger: batches of files in which facts come in any order, late, and again. What
/// people decide is chosen by <see cref="RandomDecision"/>.
/// </summary>
internal sealed class RandomBusiness
{
    private static readonly string[] Kinds = [
        "licence_new", "licence_extension", "licence_subscription", "plus", "sla", "support", "training", "nfr"];
    private readonly List<Action<Books>> _told = [];
    private int _number;

    public RandomBusiness(int seed) => Random = new Random(seed);

    public static DateOnly Start { get; } = new(2012, 11, 1);

    public Random Random { get; }

    public NaiveLedger Naive { get; } = new();

    public DateOnly Today { get; set; } = Start;

    private List<string> Customers { get; } = [];

    private Dictionary<string, string> PartnerOf { get; } = [];

    private SortedDictionary<DateOnly, decimal> Rates { get; } = [];

    /// <summary>Who is there at the beginning.</summary>
    public Books Begin()
    {
        var books = new Books().Terms("""[{"valid_from": "2013-02-01", "monthly_fee": 50.50, "own_use_discount": 40}]""");
        for (var day = -10; day <= 300; day += 5)
        {
            Rates[Start.AddDays(day)] = Random.Next(110, 160) / 100m;
            books.Rate("USD", Text(Start.AddDays(day)), Rates[Start.AddDays(day)].ToString(CultureInfo.InvariantCulture));
        }

        AddPartner(books, "A", Start, null, 33m, 23m, true);
        AddPartner(books, "B", new DateOnly(2012, 12, 15), null, 30m, 20m, true);
        AddPartner(books, "C", new DateOnly(2012, 11, 30), new DateOnly(2013, 2, 15), 33m, 23m, false);
        return books;
    }

    /// <summary>The next files.</summary>
    public Books NextBatch()
    {
        var books = new Books();
        var invoices = new List<NaiveInvoice>();
        foreach (var again in _told.OrderBy(_ => Random.Next()).Take(Random.Next(3) == 0 ? Random.Next(1, 8) : 0).ToList()) again(books);
        if (Random.Next(12) == 0) AddPartner(books, $"L{++_number}", Late(60), null, 33m, 23m, Random.Next(2) == 0);
        for (var fact = 0; fact < Random.Next(2, 9); fact++)
        {
            switch (Random.Next(10))
            {
                case 0 or 1 or 2: invoices.Add(AddInvoice(books)); break;
                case 3 or 4 or 5 or 6: AddPayment(books); break;
                case 7 or 8: AddCredit(books); break;
                default: AddService(books); break;
            }
        }

        Naive.Rate(invoices);
        return books;
    }

    private void AddPartner(
        Books books, string id, DateOnly activatedOn, DateOnly? terminatedOn, decimal initialCap, decimal followUpCap, bool hasAccount)
    {
        Naive.Partners[id] = new NaivePartner(
            id, activatedOn, terminatedOn, initialCap, followUpCap, hasAccount, Naive.PeriodOf(activatedOn));
        Tell(books, into => into.Partner(
            id, Text(activatedOn), terminatedOn: terminatedOn is { } last ? Text(last) : "", initialCap: $"{initialCap:0}",
            followUpCap: $"{followUpCap:0}", iban: hasAccount ? Books.Iban : ""));
        for (var customer = 0; customer < 3; customer++)
        {
            var name = $"K{id}{customer}";
            Customers.Add(name);
            PartnerOf[name] = id;
            Tell(books, into => into.Customer(name, id));
        }
    }

    private NaiveInvoice AddInvoice(Books books)
    {
        var (no, customer, issuedOn, isForeign, optionB) = (
            $"I{++_number:0000}", Customers[Random.Next(Customers.Count)], Late(75), Random.Next(4) == 0, Random.Next(6) == 0);
        var lines = Enumerable.Range(0, Random.Next(1, 5)).Select(
            _ => new NaiveLine(Kinds[Random.Next(Kinds.Length)], Random.Next(1, 120_000) / 100m)).ToArray();
        var gross = decimal.Truncate(lines.Sum(line => line.Net) * 119m) / 100m;
        var fx = isForeign ? Rates.Last(rate => rate.Key <= issuedOn).Value : 1m;
        var invoice = new NaiveInvoice(no, customer, PartnerOf[customer], issuedOn, gross, fx, optionB, Naive.PeriodOf(issuedOn), lines)
        {
            Disputed = Random.Next(10) == 0,
            Due = optionB && Random.Next(3) > 0 ? issuedOn.AddDays(Random.Next(90)) : issuedOn,
        };
        Naive.Invoices[no] = invoice;
        var traits = new InvoiceTraits(gross)
        {
            Currency = isForeign ? "USD" : "EUR",
            BilledTo = optionB ? "partner" : "customer",
            Disputed = invoice.Disputed,
            DueOn = invoice.Due == issuedOn ? "" : Text(invoice.Due),
        };
        Tell(books, into => into.Invoice(no, customer, Text(issuedOn), traits, [.. lines.Select(line => (line.Kind, line.Net))]));
        return invoice;
    }

    private void AddPayment(Books books)
    {
        if (Naive.Invoices.Count == 0) return;
        var (id, invoice) = ($"P{++_number:0000}", Some(Naive.Invoices.Values));
        var on = Earliest(invoice.IssuedOn.AddDays(Random.Next(-10, 50)));
        var before = Naive.Payments.Values.Where(payment => payment.Invoice == invoice.No && payment.Amount > 0).ToList();
        var amount = Random.Next(4) == 0 && before.Count > 0
            ? -Some(before).Amount
            : decimal.Truncate(invoice.Gross * Random.Next(20, 130)) / 100m;
        if (amount == 0) return;
        Naive.Payments[id] = new NaivePayment(id, invoice.No, on, amount, Naive.PeriodOf(on));
        Tell(books, into => into.Paid(id, invoice.No, Text(on), amount));
    }

    private void AddCredit(Books books)
    {
        if (Naive.Invoices.Count == 0) return;
        var (no, invoice, linked) = ($"C{++_number:0000}", Some(Naive.Invoices.Values), Random.Next(4) > 0);
        var line = Random.Next(invoice.Lines.Length) + 1;
        var left = Naive.NetLeft(invoice, line);
        var net = Random.Next(4) == 0 ? left : decimal.Truncate(left * Random.Next(5, 95)) / 100m;
        if (net <= 0) return;
        var (on, gross) = (invoice.IssuedOn.AddDays(Random.Next(0, 60)), decimal.Truncate(net * 119m) / 100m);
        Naive.Credits[no] = new NaiveCredit(
            no, on, gross, line, net) { Invoice = linked ? invoice.No : null, Period = linked ? Naive.PeriodOf(on) : 0 };
        Tell(books, into => into.Credit(no, linked ? invoice.No : null, Text(on), gross, (line, net)));
    }

    private void AddService(Books books)
    {
        var (id, partner, on, price) = ($"S{++_number:0000}", Some(Naive.Partners.Values), Late(50), Random.Next(0, 20_000) / 100m);
        Naive.Services[id] = new NaiveService(id, partner.Id, on, price, Naive.PeriodOf(on));
        Tell(books, into => into.Service(id, partner.Id, Text(on), price));
    }

    private void Tell(Books books, Action<Books> write)
    {
        write(books);
        _told.Add(write);
    }

    /// <summary>A day up to so many before today, or a few after.</summary>
    private DateOnly Late(int days) => Earliest(Today.AddDays(Random.Next(-days, 4)));

    private T Some<T>(IReadOnlyCollection<T> all) => all.ElementAt(Random.Next(all.Count));

    private static DateOnly Earliest(DateOnly date) => date < Start ? Start : date;

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
