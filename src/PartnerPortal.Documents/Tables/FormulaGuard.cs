using System.Text.RegularExpressions;

namespace PartnerPortal.Documents.Tables;

/// <summary>
/// Tells text that a spreadsheet may run as a formula (spec 07): it begins with = + - @, in any width, also behind blanks and characters
/// that nobody sees; or with a tab or the end of a line. Such text gets an apostrophe in front; numbers are no text.
/// </summary>
public static partial class FormulaGuard
{
    private const string Unseen = @"[\u0000-\u0020\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u180b-\u180f\u2000-\u200f\u2028-\u202f"
        + @"\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]";

    // As written on keyboards, as small forms, as minus sign, and in full width.
    private const string Signs = @"[\u003d\u002b\u002d\u0040\u2212\ufe62\ufe63\ufe66\ufe6b\uff1d\uff0b\uff0d\uff20]";

    /// <summary>The same for .NET and for PostgreSQL.</summary>
    public const string Pattern = @"^(?:[\u0009\u000a\u000d]|" + Unseen + "*" + Signs + ")";

    /// <summary>The text as a cell may hold it.</summary>
    public static string Guarded(string text) => Risk().IsMatch(text) ? "'" + text : text;

    [GeneratedRegex(Pattern, RegexOptions.CultureInvariant)]
    private static partial Regex Risk();
}
