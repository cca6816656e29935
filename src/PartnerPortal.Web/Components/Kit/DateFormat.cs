using System.Globalization;
using PartnerPortal.Domain;

namespace PartnerPortal.Web.Components.Kit;

/// <summary>How dates are written, as people say them in the reader's language: 12 Mar 2026, March 2026.</summary>
public static class DateFormat
{
    public static string Text(DateOnly date) => date.ToString(DayPattern, CultureInfo.CurrentCulture);

    /// <summary>A month that stands alone: <c>Marzo de 2026</c>.</summary>
    public static string Text(Month month) => Capital(Inline(month));

    /// <summary>A month inside a sentence: <c>marzo de 2026</c>.</summary>
    public static string Inline(Month month) => month.First.ToString(MonthPattern, CultureInfo.CurrentCulture);

    /// <summary>Day and time in the zone of the program.</summary>
    public static string Text(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString(DayPattern + " HH:mm", CultureInfo.CurrentCulture);

    // German writes a point after the day.
    private static string DayPattern => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "de" ? "d. MMM yyyy" : "d MMM yyyy";

    private static string MonthPattern => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "es" or "pt"
        ? "MMMM 'de' yyyy"
        : "MMMM yyyy";

    /// <summary>With a large first letter, as sentences begin.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];
}
