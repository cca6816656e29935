using System.Globalization;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Domain.Finance.Fees;

/// <summary>The fees of a fee year come back at the threshold of licence revenue (spec 01.5).</summary>
public static class FeeRefundCalculator
{
    /// <summary>All fees of the year so far at or over the threshold, else nothing. Program currency.</summary>
    public static decimal Target(FeeYearFigures year, TermsVersion refundTerms)
    {
        ArgumentNullException.ThrowIfNull(year);
        ArgumentNullException.ThrowIfNull(refundTerms);
        return year.LicenceRevenue >= refundTerms.RefundThreshold ? year.Fees : 0m;
    }

    /// <summary>The refund posting of a period: target less what was posted for the year before; null when that is zero.</summary>
    public static Posting? Post(string partnerId, FeeYearFigures year, TermsVersion refundTerms, Month period, Currency program)
    {
        var amount = Target(year, refundTerms) - year.RefundPosted;
        return amount == 0
            ? null
            : new Posting(
                Guid.CreateVersion7(), partnerId, PostingKind.FeeRefund, period.Last, period, new Money(amount, program),
                Cause.Of(year.FeeYear.ToString(CultureInfo.InvariantCulture), period.ToString()),
                new PostingWhy
                {
                    TermsValidFrom = refundTerms.ValidFrom,
                    FeeYear = year.FeeYear,
                    LicenceRevenue = year.LicenceRevenue,
                    Threshold = refundTerms.RefundThreshold,
                    Fees = year.Fees,
                });
    }
}

/// <summary>A partner's fee year so far, in program currency.</summary>
/// <param name="FeeYear">The calendar year.</param>
/// <param name="LicenceRevenue">R.</param>
/// <param name="Fees">F: registration and monthly fees with value date in the year, less waivers; positive.</param>
/// <param name="RefundPosted">What was posted as fee_refund for the year before.</param>
public sealed record FeeYearFigures(int FeeYear, decimal LicenceRevenue, decimal Fees, decimal RefundPosted);
