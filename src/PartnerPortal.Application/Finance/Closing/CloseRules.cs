using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Closing;

/// <summary>Which month may be closed (spec 01.8): the next one, once it is over.</summary>
internal static class CloseRules
{
    /// <exception cref="RuleViolationException">Names the month to close first, or says that the month is not over.</exception>
    public static void Check(MonthCalendar calendar, Month month)
    {
        var next = Reachable(calendar, month);
        if (month > next)
            throw new RuleViolationException(
                "close.out_of_order", $"{month} cannot be closed before {next}: close {next} first.", month, next);
        CheckOver(calendar, month);
    }

    /// <summary>All open months up to one may be closed one after the other.</summary>
    /// <returns>The first of them.</returns>
    /// <exception cref="RuleViolationException">The last one is not over, or nothing is registered.</exception>
    public static Month CheckThrough(MonthCalendar calendar, Month last)
    {
        var next = Reachable(calendar, last);
        CheckOver(calendar, last);
        return next;
    }

    private static Month Reachable(MonthCalendar calendar, Month month)
    {
        if (calendar.NextToClose is not { } next)
            throw new RuleViolationException("close.nothing", "Nothing is registered yet, so there is no month to close.");
        return month >= next
            ? next
            : throw new RuleViolationException(
                "close.before_start", $"{month} is before the first month with business, {next}.", month, next);
    }

    private static void CheckOver(MonthCalendar calendar, Month month)
    {
        if (!calendar.IsOver(month))
            throw new RuleViolationException(
                "close.not_over", $"{month} is not over: it can be closed from {month.Next.First:yyyy-MM-dd} on.", month, month.Next.First);
    }
}
