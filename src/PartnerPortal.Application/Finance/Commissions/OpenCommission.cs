using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Program.Partners;
using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Application.Finance.Commissions;

/// <summary>What a partner has earned in months that are not closed yet: it is posted when they close.</summary>
/// <param name="Commission">What the events so far would post as commission, by period, program currency.</param>
/// <param name="Revenue">What they change in licence revenue, by fee year.</param>
internal sealed record OpenCommission(IReadOnlyDictionary<Month, decimal> Commission, IReadOnlyDictionary<int, decimal> Revenue)
{
    public static readonly OpenCommission None = new(new Dictionary<Month, decimal>(), new Dictionary<int, decimal>());

    /// <summary>Works it out with the calculators of the close, and writes nothing.</summary>
    public static OpenCommission Of(IEnumerable<PeriodInvoice> invoices, Currency currency, TermsHistory terms, Agreement agreement)
    {
        var (commission, revenue) = (new Dictionary<Month, decimal>(), new Dictionary<int, decimal>());
        foreach (var invoice in invoices)
        {
            var year = invoice.Account.IssuedOn.Year;
            var refundTerms = terms.ForRefund(year, agreement.ActivatedOn);
            var before = invoice.LicenceRevenue(agreement, refundTerms);
            foreach (var posting in invoice.Post(currency).Where(posting => posting.Kind == PostingKind.Commission))
            {
                commission[posting.Period] = commission.GetValueOrDefault(posting.Period) + posting.Amount.Amount;
            }

            revenue[year] = revenue.GetValueOrDefault(year) + invoice.LicenceRevenue(agreement, refundTerms) - before;
        }

        return new OpenCommission(commission, revenue);
    }
}
