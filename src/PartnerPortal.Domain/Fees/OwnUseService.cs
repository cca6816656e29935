using PartnerPortal.Domain.Ledger;
using PartnerPortal.Domain.Programs;

namespace PartnerPortal.Domain.Fees;

/// <summary>A service that a partner books for itself (spec 01.6).</summary>
/// <param name="ServiceId">Number of the booking.</param>
/// <param name="BookedOn">Its date; decides the terms version.</param>
/// <param name="Description">What was booked.</param>
/// <param name="ListPrice">Program currency, two decimals.</param>
public sealed record OwnUseService(string ServiceId, DateOnly BookedOn, string Description, decimal ListPrice)
{
    /// <summary>What the partner owes: list price less the own-use discount, rounded; positive. 75.25 at 50 % is 37.63.</summary>
    public Money Price(TermsVersion terms, Currency program) => terms.OwnUseDiscount.OffOf(new Money(ListPrice, program)).Round();

    /// <summary>The posting; null when nothing is owed.</summary>
    public Posting? Post(string partnerId, TermsVersion terms, Month period, Currency program)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var price = Price(terms, program);
        return price.IsZero
            ? null
            : new Posting(
                Guid.CreateVersion7(), partnerId, PostingKind.SlaService, BookedOn, period, -price, Cause.Of(ServiceId),
                new PostingWhy
                {
                    TermsValidFrom = terms.ValidFrom,
                    Document = ServiceId,
                    Base = ListPrice,
                    Rate = terms.OwnUseDiscount.Value,
                    Text = Description,
                });
    }
}
