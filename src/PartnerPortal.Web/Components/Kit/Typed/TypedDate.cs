using System.Globalization;

namespace PartnerPortal.Web.Components.Kit.Typed;

/// <summary>Reads and writes a day as the browser's own field for dates has it, whatever the language: 2026-11-30.</summary>
public static class TypedDate
{
    private const string Pattern = "yyyy-MM-dd";

    /// <summary>Null for anything that is no day.</summary>
    public static DateOnly? Read(object? typed) =>
        DateOnly.TryParseExact(typed as string, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string Write(DateOnly day) => day.ToString(Pattern, CultureInfo.InvariantCulture);
}
