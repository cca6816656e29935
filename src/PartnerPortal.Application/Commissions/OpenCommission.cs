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

    /// <summary>Reads within a batch what is to be worked out once it has run.</summary>
    /// <param name="batch">Reads.</param>
    /// <param name="calendar">Says which months are open.</param>
    /// <param name="touched">What <see cref="PeriodInvoices.FindTouched"/> found.</param>
    /// <param name="terms">The terms of the program.</param>
    /// <param name="agreement">The partner's.</param>
    public static Func<OpenCommission> Find(
        PortalBatch batch, MonthCalendar calendar, IReadOnlyList<TouchedInvoice> touched, TermsHistory terms, Agreement agreement)
    {
        var last = Month.Of(calendar.Today);
        if (calendar.NextToClose is not { } first || first > last || touched.Count == 0) return () => None;

        var invoices = PeriodInvoices.Find(batch, calendar.ProgramId, touched, first, last);
        return () => Of(invoices(), calendar, terms, agreement);
    }

    /// <summary>Works it out with the calculators of the close, and writes nothing.</summary>
    private static OpenCommission Of(IEnumerable<PeriodInvoice> invoices, MonthCalendar calendar, TermsHistory terms, Agreement agreement)
    {
        var revenue = new Dictionary<int, decimal>();
        var postings = new List<Posting>();
        foreach (var invoice in invoices)
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
