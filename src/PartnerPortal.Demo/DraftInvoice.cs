using PartnerPortal.Domain;

namespace PartnerPortal.Demo;

/// <summary>An invoice with all that happens to it. Its number may come last, when all invoices are known.</summary>
internal sealed record DraftInvoice(string CustomerId, CountryTerms Terms, DateOnly IssuedOn, bool BilledToPartner)
{
    private const int PartnerPrice = 67;

    public string Number { get; set; } = "";

    public bool Disputed { get; set; }

    public List<(LineKind Kind, string Description, int Quantity, long Net)> Lines { get; } = [];

    public List<(DateOnly PaidOn, long Cents)> Payments { get; } = [];

    /// <summary>At most one, on one line or on all of them.</summary>
    public DraftCredit? Credit { get; set; }

    public long Net => Lines.Sum(line => line.Net);

    public long Gross => WithTax(Net);

    /// <summary>
    /// A price of the list as this invoice charges it: in its currency, less the discount of a partner that buys (option B).
    /// </summary>
    public int Price(DemoProduct product) => product.Price * Terms.PriceLevel / 100 * (BilledToPartner ? PartnerPrice : 100) / 100;

    public void Add(DemoProduct product, int quantity) =>
        Lines.Add((product.Kind, product.Name, quantity, (long)quantity * Price(product)));

    public void CreditLine(int number, long net, DateOnly issuedOn) => Credit = new(issuedOn, WithTax(net), [(number, net)]);

    public void CreditAll(DateOnly issuedOn) => Credit = new(issuedOn, Gross, [.. Lines.Select((line, index) => (index + 1, line.Net))]);

    public void Pay(DateOnly paidOn, long cents) => Payments.Add((paidOn, cents));

    private long WithTax(long net) => net + (net * Terms.Vat + 50) / 100;
}

/// <param name="Lines">Number of the invoice line and what is taken off its net.</param>
internal sealed record DraftCredit(DateOnly IssuedOn, long Gross, IReadOnlyList<(int InvoiceLine, long Net)> Lines);
