using System.Buffers;
using System.Buffers.Text;

namespace PartnerPortal.Application.Exchange.Imports.Fields;

/// <summary>Numbers: digits with a decimal point, a minus before them, nothing else.</summary>
internal static class NumberFields
{
    private const long Bound = 10_000_000_000_000;
    private const long RateBound = 10_000_000_000;
    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789"u8);

    public static Cell Amount(ReadOnlyMemory<byte> field) => Read(field.Span, 2, -Bound, Bound);

    public static Cell AmountNotZero(ReadOnlyMemory<byte> field) => Holding(Amount(field), number => number != 0, "must not be zero");

    public static Cell AmountAboveZero(ReadOnlyMemory<byte> field) => Holding(Amount(field), number => number > 0, "must be above zero");

    public static Cell AmountNotNegative(ReadOnlyMemory<byte> field) =>
        Holding(Amount(field), number => number >= 0, "must not be negative");

    public static Cell Quantity(ReadOnlyMemory<byte> field) => Read(field.Span, 4, -Bound, Bound);

    public static Cell Rate(ReadOnlyMemory<byte> field) =>
        Holding(Read(field.Span, 8, -RateBound, RateBound), rate => rate > 0, "must be above zero");

    public static Cell Percent(ReadOnlyMemory<byte> field) =>
        Holding(Read(field.Span, 4, -Bound, Bound), percent => percent is >= 0 and <= 100, "a percentage lies between 0 and 100");

    public static Cell LineNo(ReadOnlyMemory<byte> field)
    {
        var text = field.Span;
        return text.IndexOfAnyExcept(Digits) < 0 && Utf8Parser.TryParse(text, out int number, out var used) && used == text.Length
            ? Cell.Of(number)
            : Cell.Faulty("not a whole number from 0 to 2147483647");
    }

    private static Cell Holding(Cell cell, Func<decimal, bool> rule, string otherwise) =>
        cell.Fault is null && !rule(cell.Number) ? Cell.Faulty(otherwise) : cell;

    private static Cell Read(ReadOnlySpan<byte> text, int decimals, long low, long high)
    {
        var digits = text[0] == '-' ? text[1..] : text;
        var point = digits.IndexOf((byte)'.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? [] : digits[(point + 1)..];
        if (whole.IsEmpty || (point >= 0 && fraction.IsEmpty) || whole.IndexOfAnyExcept(Digits) >= 0
            || fraction.IndexOfAnyExcept(Digits) >= 0)
        {
            return Cell.Faulty("not a number: digits with a decimal point, such as 1234.50");
        }

        if (fraction.Length > decimals) return Cell.Faulty($"more than {decimals} decimals");
        if (whole.Length > 20) return Cell.Faulty("too large");
        if (!Utf8Parser.TryParse(text, out decimal number, out var used) || used != text.Length || number <= low || number >= high)
        {
            return Cell.Faulty($"not between {low} and {high}");
        }

        return Cell.Of(number);
    }
}
