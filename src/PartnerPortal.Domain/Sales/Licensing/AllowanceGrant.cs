namespace PartnerPortal.Domain.Sales.Licensing;

/// <summary>More than the terms give, granted to one partner by a manager.</summary>
/// <param name="Kind">What.</param>
/// <param name="Quantity">How many more; above zero.</param>
/// <param name="From">First day.</param>
/// <param name="Through">Last day; null for as long as the agreement runs.</param>
public sealed record AllowanceGrant(AllowanceKind Kind, int Quantity, DateOnly From, DateOnly? Through)
{
    /// <summary>Whether it counts on a date.</summary>
    public bool CountsOn(DateOnly date) => new DateRange(From, Through).Contains(date);
}
