using System.Globalization;
using Microsoft.Extensions.Localization;
using PartnerPortal.Application.Platform.Fields;
using PartnerPortal.Domain;
using PartnerPortal.Web.Components.Kit;

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
            : DateFormat.Capital(string.Format(CultureInfo.CurrentCulture, sentence.Value, [.. violation.Values.Select(Said)]));

        object Said(object value) => value is TimeSpan wait ? texts.Wait(wait) : Shown(value);
    }

    /// <summary>What is wrong with a field, like a refused rule.</summary>
    public static string Fault(this IStringLocalizer<WebTexts> texts, FieldFault fault) =>
        texts.Rule(new RuleViolationException(fault.Code, fault.Message, [.. fault.Values]));

    /// <summary>A value as the current language writes it.</summary>
    internal static object Shown(object value) => value switch
    {
        Money money => MoneyFormat.Text(money),
        decimal amount => MoneyFormat.Number(amount),
        Month month => DateFormat.Inline(month),
        DateOnly date => DateFormat.Text(date),
        _ => value,
    };
}
