using PartnerPortal.Domain;

namespace PartnerPortal.Web.Components.Kit.Lists;

/// <summary>Something a list can be filtered by, one word of several; the address holds it.</summary>
/// <param name="Query">The parameter of the address.</param>
/// <param name="LabelKey">Text key of its name.</param>
/// <param name="Options">What can be chosen; those of a month are the months that are known.</param>
public sealed record ListFilter(string Query, string LabelKey, Func<IReadOnlyList<Month>, IReadOnlyList<ListOption>> Options)
{
    /// <summary>Whether the options are months.</summary>
    public bool IsMonth { get; private init; }

    /// <summary>By month.</summary>
    public static ListFilter Month(string labelKey = "filter.month") =>
        new(
            "month", labelKey,
            months => [.. months.Select(month => new ListOption(month.ToString(), DateFormat.Text(month)))]) { IsMonth = true };

    /// <summary>Whether any day can be chosen.</summary>
    public bool IsDay { get; private init; }

    /// <summary>By a day.</summary>
    public static ListFilter Day(string query, string labelKey) => new(query, labelKey, _ => []) { IsDay = true };

    /// <summary>By a word of a vocabulary.</summary>
    public static ListFilter Word<TEnum>(string query, string labelKey, Func<TEnum, string> name) where TEnum : struct, Enum =>
        new(query, labelKey, _ => [.. Enum.GetValues<TEnum>().Select(value => new ListOption(Vocabulary<TEnum>.Text(value), name(value)))]);

    /// <summary>What the filter is set to, in words; the word itself where it is none of the options.</summary>
    public string Said(string chosen, IReadOnlyList<Month> months) =>
        Options(months).FirstOrDefault(option => option.Value == chosen)?.Text
        ?? (IsDay && ListAddress.DayOf(chosen) is { } day ? DateFormat.Text(day) : null)
        ?? (IsMonth && Domain.Month.TryParse(chosen, out var month) ? DateFormat.Text(month) : chosen);
}

/// <summary>One choice of a filter.</summary>
public sealed record ListOption(string Value, string Text);
