using PartnerPortal.Domain;
using PartnerPortal.Domain.Sales.Licensing;

namespace PartnerPortal.Application.Sales.Licensing;

/// <summary>
/// What a service for own use would cost, as it is shown before it is ordered; what is charged is worked out the same way.
/// </summary>
/// <param name="List">List price of all units.</param>
/// <param name="Discount">Of the terms in force on the day of the service.</param>
/// <param name="Price">What is charged: once, or each month.</param>
/// <param name="ChargedIn">The period whose statement has it first.</param>
public sealed record OwnUseQuote(
    string OfferId, string Name, OwnUseUnit Unit, int Quantity, DateOnly StartsOn, Money List, Percentage Discount, Money Price,
    Month ChargedIn)
{
    internal static OwnUseQuote Of(AllowanceStanding standing, OwnUseOffer offer, int quantity, DateOnly startsOn, string language)
    {
        var order = new OwnUseOrder("", offer.Name(language), offer.ListPrice, quantity, offer.Unit, startsOn, null);
        var terms = standing.Terms.InForceOn(startsOn);
        var currency = standing.Calendar.Currency;
        return new OwnUseQuote(
            offer.OfferId, order.Description, offer.Unit, quantity, startsOn, new Money(order.First.ListPrice, currency),
            terms.OwnUseDiscount,
            order.First.Price(terms, currency), standing.Calendar.PeriodOf(startsOn));
    }
}
