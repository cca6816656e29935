using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Domain.Sales.Licensing;

/// <summary>A service that a partner books for itself (spec 01.6).</summary>
/// <param name="ServiceId">Number of the booking.</param>
/// <param name="BookedOn">Its date; decides the terms version.</param>
/// <param name="Description">What was booked.</param>
/// <param name="ListPrice">Program currency, two decimals.</param>
public sealed record OwnUseService(string ServiceId, DateOnly BookedOn, string Description, decimal ListPrice)
{
    /// <summary>What the partner owes: list price less the own-use discount, rounded; positive. 75.25 at 50 % is 37.63.</summary>
    public Money Price(TermsVersion terms, Currency program) => terms.OwnUseDiscount.OffOf(new Money(ListPrice, program)).Round();
}
