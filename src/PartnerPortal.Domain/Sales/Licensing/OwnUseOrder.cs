namespace PartnerPortal.Domain.Sales.Licensing;

/// <summary>An order of a service for the partner's own use (spec 01.6, 02): done once, or each month until it is ended.</summary>
/// <param name="OrderId">Number of the order.</param>
/// <param name="Description">What was ordered, as it stands on the statement.</param>
/// <param name="ListPrice">Of one unit when it was ordered; program currency, two decimals.</param>
/// <param name="Quantity">Units; above zero.</param>
/// <param name="Unit">What the list price is for.</param>
/// <param name="StartsOn">The day of the service, or the first day of a standing order.</param>
/// <param name="EndsOn">The last day of a standing order; null while it goes on.</param>
public sealed record OwnUseOrder(
    string OrderId, string Description, decimal ListPrice, int Quantity, OwnUseUnit Unit, DateOnly StartsOn, DateOnly? EndsOn)
{
    /// <summary>
    /// The services up to the end of a month that are not booked yet: one in all, or one a month, dated the first of the month and in the
    /// first month the day it starts. None after the end of the order or of the agreement.
    /// </summary>
    /// <param name="last">The month being closed.</param>
    /// <param name="bookedThrough">Date of the latest service booked from the order; null for none.</param>
    /// <param name="agreementEndsOn">The agreement's last day; null while it is open.</param>
    public IEnumerable<OwnUseService> Due(Month last, DateOnly? bookedThrough, DateOnly? agreementEndsOn)
    {
        var months = Unit == OwnUseUnit.Month ? Month.Of(StartsOn).Through(last) : [Month.Of(StartsOn)];
        return months
            .Where(month => month <= last && (bookedThrough is null || month > Month.Of(bookedThrough.Value)))
            .Select(ServiceOf)
            .TakeWhile(service => !(service.BookedOn > EndsOn) && !(service.BookedOn > agreementEndsOn));
    }

    /// <summary>The first service of the order, for its price and the month that charges it.</summary>
    public OwnUseService First => ServiceOf(Month.Of(StartsOn));

    private OwnUseService ServiceOf(Month month) => new(
        Unit == OwnUseUnit.Month ? $"{OrderId}-{month}" : OrderId, month == Month.Of(StartsOn) ? StartsOn : month.First, Description,
        ListPrice * Quantity);
}
