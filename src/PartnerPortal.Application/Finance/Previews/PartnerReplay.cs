using PartnerPortal.Application.Finance.Commissions;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Fees;
using PartnerPortal.Domain.Program.Partners;
using PartnerPortal.Domain.Program.Terms;
using PartnerPortal.Domain.Sales.Licensing;

namespace PartnerPortal.Application.Finance.Previews;

/// <summary>Runs a partner's months once more in memory with the calculators of the close, under any terms.</summary>
/// <param name="Terms">Which decide fees, refund and services; the rates stand on the invoices.</param>
/// <param name="Invoices">Each as it stood before the first month; used up by one run.</param>
internal sealed record PartnerReplay(
    Agreement Agreement, TermsHistory Terms, Currency Currency, IReadOnlyList<PeriodInvoice> Invoices, IReadOnlyList<FeeWaiver> Waivers,
    IReadOnlyList<(Month Period, OwnUseService Service)> Services)
{
    /// <summary>What each month would post.</summary>
    /// <param name="first">January of a fee year, so that all of its fees and revenue are known.</param>
    /// <param name="last">The last month.</param>
    public Dictionary<Month, TermsEarnings> Run(Month first, Month last)
    {
        var earned = first.Through(last).ToDictionary(month => month, _ => TermsEarnings.None);
        var revenue = new Dictionary<(int FeeYear, Month Period), decimal>();
        foreach (var invoice in Invoices)
        {
            var year = invoice.Account.IssuedOn.Year;
            foreach (var (period, commission, change) in invoice.Replay(Currency, Agreement, Terms.ForRefund(year, Agreement.ActivatedOn)))
            {
                earned[period] += new TermsEarnings(commission, 0, 0, 0);
                revenue[(year, period)] = revenue.GetValueOrDefault((year, period)) + change;
            }
        }

        foreach (var (period, service) in Services)
            earned[period] += new TermsEarnings(0, 0, 0, -service.Price(Terms.InForceOn(service.BookedOn), Currency).Amount);
        AddFees(earned, revenue);
        return earned;
    }

    private void AddFees(Dictionary<Month, TermsEarnings> earned, Dictionary<(int FeeYear, Month Period), decimal> revenue)
    {
        var fees = new Dictionary<int, decimal>();
        var (reached, refunded) = (new Dictionary<int, decimal>(), new Dictionary<int, decimal>());
        foreach (var month in earned.Keys.Order().ToList())
        {
            var posted = FeeSchedule.Post(Agreement, Terms, Waivers, month, Currency).ToList();
            foreach (var posting in posted) Add(fees, posting.Why.FeeYear!.Value, -posting.Amount.Amount);
            Add(reached, month.Year, revenue.GetValueOrDefault((month.Year, month)));
            var refund = FeeRefundCalculator.Post(
                Agreement.PartnerId,
                new FeeYearFigures(
                    month.Year, reached[month.Year], fees.GetValueOrDefault(month.Year), refunded.GetValueOrDefault(month.Year)),
                Terms.ForRefund(month.Year, Agreement.ActivatedOn), month, Currency)?.Amount.Amount ?? 0;
            Add(refunded, month.Year, refund);
            earned[month] += new TermsEarnings(0, posted.Sum(posting => posting.Amount.Amount), refund, 0);
        }
    }

    private static void Add(Dictionary<int, decimal> sums, int year, decimal amount) => sums[year] = sums.GetValueOrDefault(year) + amount;
}
