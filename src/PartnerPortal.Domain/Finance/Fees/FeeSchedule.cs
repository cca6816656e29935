using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Program.Partners;
using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Domain.Finance.Fees;

/// <summary>Registration fee, monthly fees and waivers (spec 01.4).</summary>
public static class FeeSchedule
{
    /// <summary>
    /// What the close of a period posts for a partner: the registration fee and all months missed so far in its entry period, the fee of
    /// the month in later ones, and the waivers of the period. A zero fee posts nothing.
    /// </summary>
    public static IEnumerable<Posting> Post(
        Agreement agreement, TermsHistory terms, IEnumerable<FeeWaiver> waivers, Month period, Currency program)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        ArgumentNullException.ThrowIfNull(terms);
        if (period == agreement.EntryPeriod)
        {
            var version = terms.InForceOn(agreement.ActivatedOn);
            if (version.RegistrationFee != 0)
            {
                yield return Posting(
                    PostingKind.RegistrationFee, -version.RegistrationFee, agreement.ActivatedOn, "registration",
                    new PostingWhy { TermsValidFrom = version.ValidFrom, FeeYear = agreement.ActivatedOn.Year });
            }
        }

        foreach (var month in MonthsCharged(agreement, period))
        {
            if (Fee(month) is { } fee) yield return fee;
        }

        foreach (var waiver in waivers.Where(waiver => waiver.Period == period && agreement.ChargedIn(waiver.Month)))
        {
            if (Fee(waiver.Month) is { } fee)
            {
                yield return fee with
                {
                    PostingId = Guid.CreateVersion7(),
                    Kind = PostingKind.FeeWaiver,
                    Amount = -fee.Amount,
                    Why = fee.Why with { Text = waiver.Reason },
                };
            }
        }

        Posting? Fee(Month month)
        {
            var version = terms.ForFee(month, agreement.ActivatedOn);
            var valueDate = month == Month.Of(agreement.ActivatedOn) ? agreement.ActivatedOn : month.First;
            return version.MonthlyFee == 0
                ? null
                : Posting(
                    PostingKind.MonthlyFee, -version.MonthlyFee, valueDate, month.ToString(),
                    new PostingWhy { TermsValidFrom = version.ValidFrom, FeeYear = valueDate.Year, FeeMonth = month });
        }

        Posting Posting(PostingKind kind, decimal amount, DateOnly valueDate, string cause, PostingWhy why) =>
            new(Guid.CreateVersion7(), agreement.PartnerId, kind, valueDate, period, new Money(amount, program), cause, why);
    }

    /// <summary>The months that the close of a period charges.</summary>
    public static IEnumerable<Month> MonthsCharged(Agreement agreement, Month period)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        if (period < agreement.EntryPeriod) return [];
        var first = period == agreement.EntryPeriod ? Month.Of(agreement.ActivatedOn) : period;
        return first.Through(period).Where(agreement.ChargedIn);
    }
}
