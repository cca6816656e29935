using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Commissions;
using PartnerPortal.Domain.Finance.Invoicing;
using PartnerPortal.Domain.Program.Partners;
using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Application.Finance.Rating;

/// <summary>Walks invoices by issue date and number once and says what each decides for its lines (spec 01.2).</summary>
internal sealed class InvoiceRater(TermsHistory terms, IReadOnlyDictionary<string, Agreement> agreements, CreditsBefore credits)
{
    private static readonly LineKind[] Kinds = Enum.GetValues<LineKind>();
    private readonly Dictionary<string, CustomerHistory> _customers = [];
    private readonly Dictionary<string, TrailingRevenue> _partners = [];

    /// <summary>Takes the next invoice in.</summary>
    /// <returns>What it decides; null for one that is only compared with.</returns>
    public RateOutcome? Next(RatingInvoice invoice)
    {
        if (!_customers.TryGetValue(invoice.CustomerId, out var history)) _customers[invoice.CustomerId] = history = new CustomerHistory();
        var outcome = invoice.ToRate ? Rate(invoice, history) : null;
        history.Add(invoice.IssuedOn, invoice.Gross, credits.OfInvoice(invoice.InvoiceNo));
        if (invoice.PartnerId is not null && invoice.Lines.Count > 0) AddRevenue(invoice, Revenue(invoice.PartnerId), outcome);
        return outcome;
    }

    private RateOutcome Rate(RatingInvoice invoice, CustomerHistory history)
    {
        var version = terms.InForceOn(invoice.IssuedOn);
        var firstOn = history.FirstInvoiceDate(invoice.IssuedOn, out var isFirst);
        var rated = new RatedInvoice(
            invoice.IssuedOn,
            invoice.BilledTo,
            invoice.PartnerId is null ? null : agreements.GetValueOrDefault(invoice.PartnerId),
            version,
            isFirst,
            firstOn,
            invoice.PartnerId is null ? 0 : Revenue(invoice.PartnerId).Before(invoice.IssuedOn));
        var rates = new LineRate[Kinds.Length];
        for (var i = 0; i < rates.Length; i++) rates[i] = CommissionRateResolver.Resolve(rated, Kinds[i]);
        return new RateOutcome(version.ValidFrom, rates);
    }

    private TrailingRevenue Revenue(string partnerId)
    {
        if (!_partners.TryGetValue(partnerId, out var revenue)) _partners[partnerId] = revenue = new TrailingRevenue();
        return revenue;
    }

    private void AddRevenue(RatingInvoice invoice, TrailingRevenue revenue, RateOutcome? outcome)
    {
        foreach (var line in invoice.Lines)
        {
            var hasRate = line.HasRate ?? outcome?.Rates[(int)line.Kind].Rate is not null;
            if (hasRate) revenue.Add(invoice.IssuedOn, line.Net, invoice.Fx, credits.OfLine(invoice.InvoiceNo, line.LineNo));
        }
    }
}
