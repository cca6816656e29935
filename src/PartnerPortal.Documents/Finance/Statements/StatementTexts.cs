using System.Globalization;
using System.Resources;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Ledger;

namespace PartnerPortal.Documents.Finance.Statements;

/// <summary>The words of statements in the eight languages; English where a culture has none of its own.</summary>
public static class StatementTexts
{
    internal static readonly ResourceManager Resources = new(typeof(StatementTexts));

    /// <summary>The name of a kind of posting: "Monthly fee".</summary>
    public static string Kind(PostingKind kind, CultureInfo culture) => Text($"Kind.{Vocabulary<PostingKind>.Text(kind)}", culture);

    /// <summary>The name of a kind of invoice line: "New licence".</summary>
    public static string LineKind(LineKind kind, CultureInfo culture) => Text($"LineKind.{Vocabulary<LineKind>.Text(kind)}", culture);

    internal static string Text(string key, CultureInfo culture, params ReadOnlySpan<object?> values)
    {
        var text = Resources.GetString(key, culture) ?? throw new ArgumentException($"No text '{key}'", nameof(key));
        return values.IsEmpty ? text : string.Format(culture, text, values);
    }
}
