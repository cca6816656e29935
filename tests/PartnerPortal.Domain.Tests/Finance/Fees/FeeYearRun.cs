using PartnerPortal.Domain.Finance.Fees;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Finance.Payments;
using PartnerPortal.Domain.Program.Partners;
using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Domain.Tests.Finance.Fees;

/// <summary>Closes month after month of one partner: fees, then refund, each figure taken from what was posted before.</summary>
internal sealed class FeeYearRun(Agreement agreement, TermsHistory terms)
{
    private readonly List<Posting> _postings = [];

    /// <summary>The partner's invoices as they stand at the end of the month that is closed next.</summary>
    public List<InvoiceAccount> Invoices { get; } = [];

    public decimal Balance => _postings.Sum(posting => posting.Amount.Amount);

    public List<Posting> Close(Month period, params FeeWaiver[] waivers)
    {
        var refundTerms = terms.ForRefund(period.Year, agreement.ActivatedOn);
        return Close(
            period,
            Invoices.Where(invoice => invoice.IssuedOn.Year == period.Year).Sum(
                invoice => LicenceRevenue.Of(invoice, agreement, refundTerms)), waivers);
    }

    public List<Posting> Close(Month period, decimal licenceRevenue, params FeeWaiver[] waivers)
    {
        var postings = FeeSchedule.Post(agreement, terms, waivers, period, Currency.Eur).ToList();
        _postings.AddRange(postings);
        var year = new FeeYearFigures(period.Year, licenceRevenue, FeesOf(period.Year), RefundedIn(period.Year));
        if (
            FeeRefundCalculator.Post(
                agreement.PartnerId, year, terms.ForRefund(period.Year, agreement.ActivatedOn), period, Currency.Eur) is { } refund)
        {
            postings.Add(refund);
            _postings.Add(refund);
        }

        return postings;
    }

    public decimal FeesOf(int year) => -Sum(posting => posting.Kind != PostingKind.FeeRefund && posting.ValueDate.Year == year);

    public decimal RefundedIn(int year) => Sum(posting => posting.Kind == PostingKind.FeeRefund && posting.Why.FeeYear == year);

    private decimal Sum(Func<Posting, bool> which) => _postings.Where(which).Sum(posting => posting.Amount.Amount);
}
