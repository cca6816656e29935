namespace PartnerPortal.Demo;

/// <summary>Made-up reference rates of the working days: a slow walk that is drawn back to where the currency usually stands.</summary>
internal static class RateSeries
{
    private static readonly (string Currency, int Usual)[] Currencies = [("CHF", 9_480), ("GBP", 8_560), ("USD", 10_940)];

    /// <summary>
    /// One rate a working day and currency, from a week before the first day on, so that every day has one at most 7 days old.
    /// </summary>
    public static IEnumerable<SampleRate> Between(DateOnly first, DateOnly last, SeededRandom random)
    {
        foreach (var (currency, usual) in Currencies)
        {
            var rate = usual;
            for (var date = first.AddDays(-7); date <= last; date = date.AddDays(1))
            {
                if (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) continue;
                rate += (usual - rate) / 40 + random.Between(-28, 28);
                yield return new(currency, date, rate, "ECB reference (demo)");
            }
        }
    }
}
