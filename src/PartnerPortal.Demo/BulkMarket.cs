using System.Globalization;

namespace PartnerPortal.Demo;

/// <summary>
/// The partners and customers of a load test. What they are follows from their number, so that nothing but the dealing is kept.
/// </summary>
internal sealed class BulkMarket
{
    private const int InvoicesPerCustomer = 8;

    private static readonly (string Country, string Language)[] Countries =
    [
        ("ES", "es"), ("DE", "de"), ("FR", "fr"), ("IT", "it"), ("ES", "es"), ("PT", "pt"), ("NL", "nl"), ("CH", "de"), ("GB", "en"),
        ("KZ", "ru"),
    ];

    private readonly int[] _firstCustomers;
    private readonly int[] _partnerOf;

    private BulkMarket(int partners, int customers, DateOnly start, DateOnly today)
    {
        _firstCustomers = PartnerShares.FirstCustomers(partners, customers);
        _partnerOf = new int[customers];
        for (var partner = 0; partner < partners; partner++)
        {
            Array.Fill(_partnerOf, partner, _firstCustomers[partner], _firstCustomers[partner + 1] - _firstCustomers[partner]);
        }

        (Start, Today, Partners) = (start, today, partners);
    }

    public DateOnly Start { get; }

    public DateOnly Today { get; }

    public int Partners { get; }

    public int Customers => _partnerOf.Length;

    private int Days => Today.DayNumber - Start.DayNumber;

    private DateOnly MovedOn => Start.AddDays(Days / 2);

    public static BulkMarket Of(BulkSeedOptions options) =>
        new(options.Partners, Math.Max(1, options.Invoices / InvoicesPerCustomer), options.Today.AddYears(-options.Years), options.Today);

    public DraftInvoice Invoice(int customer, DateOnly issuedOn) =>
        new(CustomerId(customer), CountryTerms.Of(CountryOf(customer)), issuedOn, IsBilledToPartner(customer, issuedOn));

    public void Write(FolderWriter folder, SeededRandom random)
    {
        for (var number = 0; number < Partners; number++)
        {
            var partner = Partner(number, random);
            folder.Add(partner);
            WriteServices(folder, partner, random);
        }

        for (var number = 0; number < Customers; number++)
        {
            var id = CustomerId(number);
            folder.AddCustomer(id, string.Create(CultureInfo.InvariantCulture, $"Customer {number + 1} & Co."), CountryOf(number));
            folder.AddAttribution(id, PartnerId(_partnerOf[number]), Start);
            if (Moves(number)) folder.AddAttribution(id, PartnerId(PartnerOn(number, MovedOn)), MovedOn);
        }
    }

    private SamplePartner Partner(int number, SeededRandom random)
    {
        var (country, language) = Countries[number % Countries.Length];
        return new(
            PartnerId(number), string.Create(CultureInfo.InvariantCulture, $"Partner {number + 1} Ltd"), country,
            string.Create(CultureInfo.InvariantCulture, $"partner{number + 1}@load.example"), language,
            ActivatedOn: number % 5 == 4 ? Start.AddDays(random.Below(Days / 4)) : Start,
            TerminatedOn: number % 50 == 33 ? Today.AddDays(-random.Below(Days / 2)) : null,
            InitialCap: number % 10 == 6 ? 30 : null, FollowUpCap: number % 30 == 6 ? 20 : null,
            VatId: null, SampleIban.Of(country, random));
    }

    /// <summary>One partner in twenty buys itself (option B).</summary>
    private bool IsBilledToPartner(int customer, DateOnly date) => PartnerOn(customer, date) % 20 == 7;

    /// <summary>A service for its own use for every year that the partner is there, and the one begun.</summary>
    private void WriteServices(FolderWriter folder, SamplePartner partner, SeededRandom random)
    {
        var days = (partner.TerminatedOn ?? Today).DayNumber - partner.ActivatedOn.DayNumber;
        for (var number = 1; number <= 1 + days / 365; number++)
        {
            var service = random.Pick(DemoProduct.OwnUse);
            var id = string.Create(CultureInfo.InvariantCulture, $"SRV-{partner.Id}-{number}");
            folder.Add(new SampleService(id, partner.Id, partner.ActivatedOn.AddDays(random.Below(days + 1)), service.Name, service.Price));
        }
    }

    private int PartnerOn(int customer, DateOnly date) =>
        Moves(customer) && date >= MovedOn ? (_partnerOf[customer] + 1) % Partners : _partnerOf[customer];

    private static bool Moves(int customer) => customer % 100 == 99;

    private static string PartnerId(int number) => string.Create(CultureInfo.InvariantCulture, $"P-{number + 1:000000}");

    private static string CustomerId(int number) => string.Create(CultureInfo.InvariantCulture, $"C-{number + 1:0000000}");

    private static string CountryOf(int customer) => Countries[customer % Countries.Length].Country;
}
