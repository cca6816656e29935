using System.Globalization;
using Microsoft.Extensions.Localization;
using PartnerPortal.Domain;
using PartnerPortal.Web.Components.Shared;

namespace PartnerPortal.Web.Texts;

/// <summary>Says a refused rule in the reader's language.</summary>
public static class RuleText
{
    /// <summary>The sentence with key <c>rule.&lt;code&gt;</c>, its values filled in; the English message if there is none.</summary>
    public static string Rule(this IStringLocalizer<WebTexts> texts, RuleViolationException violation)
    {
        var sentence = texts["rule." + violation.Code];
        return sentence.ResourceNotFound
            ? violation.Message
            : DateFormat.Capital(string.Format(CultureInfo.CurrentCulture, sentence.Value, [.. violation.Values.Select(Shown)]));
    }

    private static object Shown(object value) => value switch
    {
        Money money => MoneyFormat.Text(money),
        Month month => DateFormat.Inline(month),
        DateOnly date => DateFormat.Text(date),
        _ => value,
    };
}
