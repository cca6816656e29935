using System.Globalization;
using PartnerPortal.Domain;

namespace PartnerPortal.Documents.Tables;

/// <summary>What cells hold as text.</summary>
internal static class TableText
{
    /// <summary>A number, date or text in invariant form; text is guarded.</summary>
    public static string Of(object? value, bool exact) => value switch
    {
        null => "",
        Money money => Number(money.Amount, exact),
        decimal number => Number(number, exact),
        int or long => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        IFormattable formattable => FormulaGuard.Guarded(formattable.ToString(null, CultureInfo.InvariantCulture)),
        _ => FormulaGuard.Guarded(value.ToString() ?? ""),
    };

    public static string Number(decimal number, bool exact) =>
        number.ToString(exact ? "0.############################" : "0.00", CultureInfo.InvariantCulture);
}
