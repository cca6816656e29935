using System.Globalization;
using PartnerPortal.Documents.Platform.Countries;
using PartnerPortal.Domain;

namespace PartnerPortal.Documents.Finance.Statements;

/// <summary>
/// Words, numbers and dates of one language on a statement. Separators and patterns are said here and not left to the machine's
/// culture data, which changes between releases: a statement made again in five years has the same bytes.
/// </summary>
internal sealed class StatementLanguage
{
    private const string NoBreakSpace = "\u00a0";
    private const string NarrowNoBreakSpace = "\u202f";
    private const string Minus = "\u2212";
    private const string Dash = "\u2013";

    private readonly string _date;
    private readonly string _month;
    private readonly string _percent;

    private StatementLanguage(
        string culture, string group, string point, string date, string month = "MMMM yyyy", string percent = NoBreakSpace + "%")
    {
        Culture = (CultureInfo)CultureInfo.GetCultureInfo(culture).Clone();
        var numbers = Culture.NumberFormat;
        (numbers.NumberGroupSeparator, numbers.NumberDecimalSeparator, numbers.NegativeSign) = (group, point, Minus);
        numbers.NumberGroupSizes = [3];
        (_date, _month, _percent) = (date, month, percent);
    }

    public CultureInfo Culture { get; }

    /// <summary>The two letters.</summary>
    public string Code => Culture.TwoLetterISOLanguageName;

    /// <summary>The language by its two letters, English for any other.</summary>
    public static StatementLanguage Of(string code) => code switch
    {
        "de" => new("de-DE", ".", ",", "dd.MM.yyyy"),
        "es" => new("es-ES", ".", ",", "dd'/'MM'/'yyyy", "MMMM 'de' yyyy"),
        "ru" => new("ru-RU", NoBreakSpace, ",", "dd.MM.yyyy", "MMMM yyyy 'г.'"),
        "fr" => new("fr-FR", NarrowNoBreakSpace, ",", "dd'/'MM'/'yyyy"),
        "it" => new("it-IT", ".", ",", "dd'/'MM'/'yyyy"),
        "pt" => new("pt-PT", NoBreakSpace, ",", "dd'/'MM'/'yyyy", "MMMM 'de' yyyy"),
        "nl" => new("nl-NL", ".", ",", "dd'-'MM'-'yyyy"),
        _ => new("en-GB", ",", ".", "d MMM yyyy", percent: "%"),
    };

    public string Text(string key, params ReadOnlySpan<object?> values) => StatementTexts.Text(key, Culture, values);

    public string Date(DateOnly date) => date.ToString(_date, Culture);

    public string Month(Month month) => month.First.ToString(_month, Culture);

    /// <summary>1,234.56 without a currency.</summary>
    public string Amount(decimal amount) => amount.ToString("#,##0.00", Culture);

    /// <summary>The same, with a dash for zero, as in tables.</summary>
    public string AmountOrDash(decimal amount) => amount == 0m ? Dash : Amount(amount);

    /// <summary>1,234.56 EUR, on one line.</summary>
    public string Amount(Money money) => $"{Amount(money.Amount)}{NoBreakSpace}{money.Currency}";

    /// <summary>An exchange rate with all its decimals.</summary>
    public string Fx(decimal rate) => rate.ToString("#,##0.####################", Culture);

    /// <summary>33 %, at most four decimals.</summary>
    public string Percent(decimal percent) => percent.ToString("0.####", Culture) + _percent;

    public string Country(string code) => CountryNames.Of(code, Culture);
}
