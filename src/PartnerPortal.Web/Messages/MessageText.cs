using System.Globalization;
using Microsoft.Extensions.Localization;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Domain;
using PartnerPortal.Web.Components.Kit;
using PartnerPortal.Web.Texts;
using PartnerPortal.Web.Vendor;

namespace PartnerPortal.Web.Messages;

/// <summary>A mail in words.</summary>
public sealed record MailText(string Subject, string Body);

/// <summary>Writes mail and notices in the language of their reader.</summary>
public sealed class MessageText(IStringLocalizer<WebTexts> texts, VendorLook vendor, PortalAddress address)
{
    /// <summary>The sentence of a notice in the current language.</summary>
    public string Of(NoticeKind kind, object[] values) => Filled("notice." + kind, values);

    /// <summary>A mail in its reader's language: subject, and a body that ends with where it leads.</summary>
    public MailText Of(MailKind kind, string language, object[] values, string? link)
    {
        using var culture = new CultureScope(PortalLanguage.Find(language) ?? PortalLanguage.Find("en")!);
        var (subject, body) = kind == MailKind.Notice
            ? (texts["mail.notice.subject", vendor.Name].Value, Of(NoticeKind.Parse((string)values[0]), values[1..]))
            : (Filled($"mail.{kind}.subject", values), Filled($"mail.{kind}.body", values));
        var where = link is null ? "" : $"\n\n{address.Of(link)}";
        var why = texts[kind == MailKind.Notice ? "mail.footer.notice" : "mail.footer", vendor.Name].Value;
        return new MailText(OneLine(subject), $"{body}{where}\n\n-- \n{why}\n");
    }

    /// <summary>A header is one line whatever somebody is called.</summary>
    internal static string OneLine(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));

    private string Filled(string key, object[] values) => DateFormat.Capital(
        string.Format(CultureInfo.CurrentCulture, texts[key].Value, [.. values.Select(Shown)]));

    // Amounts come with their currency; a number alone is a count, of days or of hours.
    private static object Shown(object value) => value is decimal count
        ? count.ToString("#,0.##", CultureInfo.CurrentCulture)
        : RuleText.Shown(value);
}
