using System.Globalization;
using Microsoft.Extensions.Localization;
using PartnerPortal.Documents.Program.Terms;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Terms;
using PartnerPortal.Web.Components.Kit;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Components.Program.Terms;

/// <summary>Says terms, what changes in them and what is wrong with them in the reader's words.</summary>
public sealed class TermsText(IStringLocalizer<WebTexts> texts)
{
    /// <summary>The day from which a version is valid; the first one has none.</summary>
    public string From(DateOnly validFrom) => validFrom.Year <= 1
        ? texts["terms.fromStart"]
        : texts["terms.from", DateFormat.Text(validFrom)];

    public string Field(TermsField field) => texts["termsField." + field];

    /// <summary>"Monthly fee: 48.00 EUR → 52.00 EUR".</summary>
    public string Change(TermsChange change, Currency currency) => (change.Before, change.After) switch
    {
        (CommissionRule gone, null) => texts["terms.ruleGone", Rule(gone, currency)],
        (null, CommissionRule added) => texts["terms.ruleNew", Rule(added, currency)],
        (null, null) => texts["terms.ruleOrder"],
        var (before, after) => $"{Field(change.Field)}: {Value(change.Field, before, currency)} → {Value(change.Field, after, currency)}",
    };

    /// <summary>"initial 33 %: on a customer's first invoice".</summary>
    public string Rule(CommissionRule rule, Currency currency)
    {
        var conditions = new List<string>();
        if (rule.Kinds is { } kinds) conditions.Add(texts["terms.ruleKinds", Kinds(kinds)]);
        if (rule.FirstInvoice) conditions.Add(texts["terms.ruleFirst"]);
        if (rule.TenureUnderMonths is { } months) conditions.Add(texts["terms.ruleTenure", months]);
        if (rule.TrailingRevenueFrom is { } revenue)
            conditions.Add(texts["terms.ruleRevenue", MoneyFormat.Text(new Money(revenue, currency))]);
        var when = conditions.Count == 0 ? texts["terms.ruleRest"].Value : string.Join(", ", conditions);
        return $"{RuleTexts.Label(rule.Label, CultureInfo.CurrentUICulture)} {PercentFormat.Text(rule.Rate.Value)}: {when}";
    }

    public string Finding(TermsFinding finding) =>
        DateFormat.Capital(texts["terms.finding." + finding.Code, [.. finding.Values.Select(Shown)]]);

    public string Kinds(IEnumerable<LineKind> kinds) => string.Join(", ", kinds.Select(kind => Inline(texts["lineKind." + kind])));

    // Inside a sentence names begin small, except where the language or the name (PLUS) says otherwise.
    private static string Inline(string name) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "de" || name.Length < 2 || char.IsUpper(name[1])
            ? name
            : char.ToLower(name[0], CultureInfo.CurrentCulture) + name[1..];

    private string Value(TermsField field, object? value, Currency currency) => value switch
    {
        decimal amount => MoneyFormat.Text(new Money(amount, currency)),
        Percentage percent => PercentFormat.Text(percent.Value),
        IReadOnlyList<LineKind> kinds => kinds.Count == 0 ? "–" : Kinds(kinds),
        ThresholdBasis basis => texts["thresholdBasis." + basis],
        int number => number.ToString("N0", CultureInfo.CurrentCulture),
        _ => throw new ArgumentException($"{field} has no words for {value}", nameof(value)),
    };

    private static object Shown(object value) => value switch
    {
        Month month => DateFormat.Inline(month),
        DateOnly date => date.Year <= 1 ? "–" : DateFormat.Text(date),
        decimal amount => MoneyFormat.Number(amount),
        int number => number.ToString("N0", CultureInfo.CurrentCulture),
        _ => value,
    };
}
