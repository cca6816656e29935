using System.Buffers;
using System.Text;
using System.Text.Unicode;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Exchange.Imports.Fields;

/// <summary>Numbers that the vendor gave, names and other words.</summary>
internal static class TextFields
{
    private const int IdCharacters = 100;
    private const int EmailCharacters = 254;
    private static readonly SearchValues<byte> NotInEmail = SearchValues.Create(" ,;<>\""u8);

    /// <summary>Identifies a row (<see cref="IdForm"/>); one in another form must be stored already.</summary>
    public static Cell Id(ReadOnlyMemory<byte> field)
    {
        var cell = Line(field);
        return cell.Fault is null && IdForm.FirstFault(field.Span) is { } rune
            ? cell.Doubted($"the character U+{rune.Value:X4} is not allowed: an id has letters, digits and . _ / -")
            : cell;
    }

    /// <summary>Up to 100 characters on one line, no blanks around them.</summary>
    public static Cell Line(ReadOnlyMemory<byte> field)
    {
        var text = field.Span;
        if (HasControls(text, lineBreaks: false)) return Cell.Faulty("control characters are not allowed");
        if (BlankAtEnds(text)) return Cell.Faulty("blanks before or after the value");
        return text.Length > IdCharacters && Characters(text) > IdCharacters
            ? Cell.Faulty($"longer than {IdCharacters} characters")
            : Cell.Of(field);
    }

    /// <summary>Anything a person reads; line breaks and tabs are text.</summary>
    public static Cell Free(ReadOnlyMemory<byte> field)
    {
        var text = field.Span;
        if (HasControls(text, lineBreaks: true)) return Cell.Faulty("control characters are not allowed");
        return Blank(text) ? Cell.Faulty("nothing but blanks") : Cell.Of(field);
    }

    /// <summary>One <c>@</c> between a name and a domain with a point.</summary>
    public static Cell Email(ReadOnlyMemory<byte> field)
    {
        var text = field.Span;
        var at = text.IndexOf((byte)'@');
        var domain = text[(at + 1)..];
        var sound = at > 0 && text.Length <= EmailCharacters && domain.IndexOf((byte)'@') < 0 && !text.ContainsAny(NotInEmail)
            && domain.IndexOf((byte)'.') > 0 && domain[^1] != '.' && !HasControls(text, lineBreaks: false);
        return sound ? Cell.Of(field) : Cell.Faulty("not an e-mail address");
    }

    /// <summary>Why no field may hold these bytes, whatever its form.</summary>
    public static string? Unreadable(ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text)) return "not valid UTF-8";
        return text.Length > ImportLimits.FieldCharacters && Characters(text) > ImportLimits.FieldCharacters
            ? $"longer than {ImportLimits.FieldCharacters} characters"
            : null;
    }

    private static bool HasControls(ReadOnlySpan<byte> text, bool lineBreaks)
    {
        var at = 0;
        while (at < text.Length)
        {
            var found = text[at..].IndexOfAnyInRange((byte)0, (byte)0x1F);
            if (found < 0) break;
            at += found;
            if (!lineBreaks || text[at] is not ((byte)'\n' or (byte)'\r' or (byte)'\t')) return true;
            at++;
        }

        return text.Contains((byte)0x7F);
    }

    private static bool BlankAtEnds(ReadOnlySpan<byte> text)
    {
        Rune.DecodeFromUtf8(text, out var first, out _);
        Rune.DecodeLastFromUtf8(text, out var last, out _);
        return Rune.IsWhiteSpace(first) || Rune.IsWhiteSpace(last);
    }

    private static bool Blank(ReadOnlySpan<byte> text)
    {
        while (text.Length > 0)
        {
            Rune.DecodeFromUtf8(text, out var rune, out var length);
            if (!Rune.IsWhiteSpace(rune)) return false;
            text = text[length..];
        }

        return true;
    }

    /// <summary>Characters as PostgreSQL counts them: bytes that do not continue one.</summary>
    private static int Characters(ReadOnlySpan<byte> text)
    {
        var count = 0;
        foreach (var value in text)
        {
            if ((value & 0xC0) != 0x80) count++;
        }

        return count;
    }
}
