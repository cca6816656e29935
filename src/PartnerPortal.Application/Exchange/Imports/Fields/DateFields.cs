namespace PartnerPortal.Application.Exchange.Imports.Fields;

/// <summary>Dates as <c>yyyy-MM-dd</c>.</summary>
internal static class DateFields
{
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    public static Cell Date(ReadOnlyMemory<byte> field)
    {
        var text = field.Span;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-' || !TryNumber(text[..4], out var year)
            || !TryNumber(text[5..7], out var month) || !TryNumber(text[8..], out var day))
        {
            return Cell.Faulty("not a date yyyy-MM-dd");
        }

        if (year is < FirstYear or > LastYear) return Cell.Faulty($"the year is not between {FirstYear} and {LastYear}");
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? Cell.Of(new DateOnly(year, month, day))
            : Cell.Faulty("no such day");
    }

    private static bool TryNumber(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit((char)digit)) return false;
            number = number * 10 + digit - '0';
        }

        return true;
    }
}
