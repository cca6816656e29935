using PartnerPortal.Application.Months;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Ledger;
using PartnerPortal.Domain.Partners;
using PartnerPortal.Domain.Programs;

namespace PartnerPortal.Application.Commissions;

/// <summary>What a partner has earned in months that are not closed yet: it is posted when they close.</summary>
/// <param name="Postings">What the events so far would post, with their periods.</param>
/// <param name="Revenue">What they change in licence revenue, by fee year.</param>
internal sealed record OpenCommission(IReadOnlyList<Posting> Postings, IReadOnlyDictionary<int, decimal> Revenue)
{
    private static readonly OpenCommission None = new([], new Dictionary<int, decimal>());

    /// <summary>Works it out with the calculators of the close, and writes nothing.</summary>
    public static async Task<OpenCommission> ReadAsync(
        PortalTransaction tx, MonthCalendar calendar, TermsHistory terms, Agreement agreement, CancellationToken ct)
    {
        var last = Month.Of(calendar.Today);
        if (calendar.NextToClose is not { } first || first > last) return None;

        var revenue = new Dictionary<int, decimal>();
        var postings = new List<Posting>();
        foreach (var invoice in await PeriodInvoices.ReadAsync(tx, calendar.ProgramId, [agreement.PartnerId], first, last, ct))
        {
            var year = invoice.Account.IssuedOn.Year;
            var refundTerms = terms.ForRefund(year, agreement.ActivatedOn);
            var before = invoice.LicenceRevenue(refundTerms);
            postings.AddRange(invoice.Post(calendar.Currency));
            revenue[year] = revenue.GetValueOrDefault(year) + invoice.LicenceRevenue(refundTerms) - before;
        }

        return new OpenCommission(postings, revenue);
    }
}
