using PartnerPortal.Domain;
using PartnerPortal.Domain.Sales.Licensing;

namespace PartnerPortal.Data.Sales.Licensing;

/// <summary>
/// A service that a partner ordered for its own use (spec 01.6, 02): once, or each month until somebody ends it. The close charges it,
/// reckoning by <see cref="OwnUseOrder"/>.
/// </summary>
/// <param name="unit">What the list price is for.</param>
/// <param name="startsOn">The day of the service, or the first day of a standing order.</param>
public sealed class OrderedService(OwnUseUnit unit, DateOnly startsOn) : IPartnerOwned
{
    public required string ProgramId { get; init; }

    public required string PartnerId { get; init; }

    public required string OrderId { get; init; }

    public required string OfferId { get; init; }

    public OwnUseKind Kind { get; init; }

    public OwnUseUnit Unit { get; private set; } = unit;

    public required string Description { get; init; }

    public decimal ListPrice { get; init; }

    public int Quantity { get; init; }

    public DateOnly StartsOn { get; private set; } = startsOn;

    /// <summary>The last day; null while a standing order goes on.</summary>
    public DateOnly? EndsOn { get; private set; } = unit == OwnUseUnit.Month ? null : startsOn;

    public required string OrderedBy { get; init; }

    public DateTimeOffset OrderedAt { get; init; }

    public string? EndedBy { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>The refusal of what is not there, or cancelled.</summary>
    public static RuleViolationException Unknown() => new("own_use.no_order", "There is no such order.");

    /// <summary>
    /// Gives it up. As long as its first month is open nothing of it is charged: it is cancelled. A standing order of which a month is
    /// charged, or that began in an earlier month, ends with the month under way.
    /// </summary>
    /// <param name="charged">Whether a close has charged anything of it.</param>
    /// <returns>The last day that is charged; null when nothing was and nothing will be.</returns>
    /// <exception cref="RuleViolationException">It is cancelled, charged for good, or has its end.</exception>
    public DateOnly? End(DateOnly today, bool charged, string by, DateTimeOffset at)
    {
        if (CancelledAt is not null) throw Unknown();
        var last = LastDay(today, charged);
        EndedBy = by;
        if (last is null) CancelledAt = at;
        else EndsOn = last;
        return last;
    }

    private DateOnly? LastDay(DateOnly today, bool charged)
    {
        if (Unit != OwnUseUnit.Month)
        {
            return charged
                ? throw new RuleViolationException("own_use.charged", "The month is closed: the service is charged already.")
                : null;
        }

        if (EndsOn is { } ended) throw new RuleViolationException("own_use.ended", $"The order ends on {ended:yyyy-MM-dd} already.", ended);
        var (thisMonth, first) = (Month.Of(today), Month.Of(StartsOn));
        return charged || first < thisMonth ? Month.Max(thisMonth, first).Last : null;
    }
}
