namespace PartnerPortal.Domain.Finance.Ledger;

/// <summary>
/// Writes causes: document, line and event, separated by <c>/</c>. A slash or percent sign inside a part is written %2F or %25,
/// so that two different causes never look the same.
/// </summary>
public static class Cause
{
    /// <summary>Joins the parts.</summary>
    public static string Of(string document) => Part(document);

    /// <summary>Joins the parts.</summary>
    public static string Of(string document, string happened) => $"{Part(document)}/{Part(happened)}";

    /// <summary>Joins the parts.</summary>
    public static string Of(string document, int lineNo, string happened) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Part(document)}/{lineNo}/{Part(happened)}");

    private static string Part(string text) => text.AsSpan().ContainsAny('/', '%')
        ? text.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal)
        : text;
}
