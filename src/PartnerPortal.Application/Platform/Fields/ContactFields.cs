using System.Net.Mail;
using System.Text.RegularExpressions;

namespace PartnerPortal.Application.Platform.Fields;

/// <summary>Addresses and numbers of a company as people type them: put in order, and judged.</summary>
public static partial class ContactFields
{
    private const int LongestEmail = 254;
    private const int LongestWebsite = 300;

    /// <summary>Runs of blanks and line breaks become one blank.</summary>
    public static string OneLine(string text) => Blanks().Replace(text.Trim(), " ");

    /// <summary>One line, or null for nothing.</summary>
    public static string? Optional(string? text) => string.IsNullOrWhiteSpace(text) ? null : OneLine(text);

    /// <summary>The address of a website with its scheme, https where none is typed; null if it is none.</summary>
    public static string? Website(string text)
    {
        var typed = text.Trim();
        if (typed.Length is 0 or > LongestWebsite || typed.Any(char.IsWhiteSpace)) return null;
        var address = typed.Contains("://", StringComparison.Ordinal) ? typed : "https://" + typed;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            && uri.UserInfo.Length == 0 && uri.Host.Contains('.', StringComparison.Ordinal) && uri.HostNameType == UriHostNameType.Dns
            && uri.AbsoluteUri.Length <= LongestWebsite
                ? uri.AbsoluteUri.TrimEnd('/')
                : null;
    }

    /// <summary>A VAT number without blanks, points and dashes, in large letters; null for nothing.</summary>
    public static string? VatId(string? text)
    {
        var compact = Separators().Replace(text ?? "", "").ToUpperInvariant();
        return compact.Length == 0 ? null : compact;
    }

    public static bool IsVatId(string text) => VatNumber().IsMatch(text);

    public static bool IsPhone(string text) => PhoneNumber().IsMatch(text);

    public static bool IsEmail(string text) =>
        text.Length <= LongestEmail && MailAddress.TryCreate(text, out var address) && address.Address == text
        && address.Host.Contains('.', StringComparison.Ordinal)
            && !text.Any(letter => char.IsControl(letter) || letter is ',' or ';' or '"' or '<' or '>');

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"[\s.\-/]+")]
    private static partial Regex Separators();

    [GeneratedRegex("^[A-Z0-9]{4,20}$")]
    private static partial Regex VatNumber();

    [GeneratedRegex(@"^(?=(?:\D*\d){5})[+]?[0-9 ()./\-]{5,50}$")]
    private static partial Regex PhoneNumber();
}
