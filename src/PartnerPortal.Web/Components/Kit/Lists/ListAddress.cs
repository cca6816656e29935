using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Domain;

namespace PartnerPortal.Web.Components.Kit.Lists;

/// <summary>
/// What the address of a list says: page, order, search, filters, columns. The page and the download read it by this one reader, so
/// both mean the same rows.
/// </summary>
public sealed class ListAddress
{
    private const int LongestSearch = 100;
    private const int MostPicked = 1_000;

    private readonly Dictionary<string, string> _values;

    private ListAddress(Dictionary<string, string> values, string? subject) => (_values, Subject) = (values, subject);

    /// <summary>Whose list it is where it belongs to one thing: a partner's ledger.</summary>
    public string? Subject { get; }

    public int Page => int.TryParse(this["page"], out var page) && page is > 0 and < 1_000_000 ? page : 1;

    /// <summary>A column's key, with a minus for descending.</summary>
    public string? Sort => this["sort"];

    public string? Search => this["q"] is { } text ? text[..Math.Min(text.Length, LongestSearch)] : null;

    /// <summary>The columns that were asked for.</summary>
    public IReadOnlyList<string>? Columns => this["cols"]?.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The value of a parameter; null when it is absent or empty.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    public Month? Month => Domain.Month.TryParse(this["month"], out var month) ? month : null;

    /// <summary>The day that a parameter names.</summary>
    public DateOnly? Day(string name) => DayOf(this[name]);

    /// <summary>A day as addresses write it; null for anything else.</summary>
    public static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 2200
            ? day
            : null;

    public TEnum? Word<TEnum>(string name) where TEnum : struct, Enum =>
        Vocabulary<TEnum>.TryParse(this[name] ?? "", out var value) ? value : null;

    /// <param name="query">What stands behind the question mark.</param>
    /// <param name="subject">See <see cref="Subject"/>.</param>
    public static ListAddress Of(string query, string? subject = null) => new(
        QueryHelpers.ParseQuery(query).Where(
            pair => !string.IsNullOrEmpty(pair.Value[0]) && !pair.Value[0]!.Contains('\0', StringComparison.Ordinal))
            .ToDictionary(pair => pair.Key, pair => pair.Value[0]!, StringComparer.Ordinal),
        subject);

    /// <summary>What is asked of the queries.</summary>
    public ListRequest Request(int pageSize) => new(Page, pageSize, Sort?.TrimStart('-'), Sort?.StartsWith('-') == true, Search)
    {
        Only = this["only"]?.Split(',', MostPicked, StringSplitOptions.RemoveEmptyEntries),
    };

    /// <summary>The view without the page, in one spelling: two addresses that show the same view are equal.</summary>
    public string View(IEnumerable<string> filters) => string.Join('&', filters.Concat(["q", "sort", "cols"])
        .Where(name => this[name] is not null)
        .Select(name => $"{name}={Uri.EscapeDataString(this[name]!)}"));
}
