namespace PartnerPortal.Web.Components.Kit.Lists;

/// <summary>
/// A column of a list, for the screen and for the file alike: both show what <paramref name="Value"/> gives, so they cannot differ.
/// </summary>
/// <param name="Key">Names the column in addresses and settings, and its order where the list can be sorted by it.</param>
/// <param name="TitleKey">Text key of its head.</param>
/// <param name="Value">Text, a number, <see cref="Domain.Money"/>, a date, a month, <see cref="ListBadge"/>, <see cref="ListLink"/>, or
/// null for an empty cell.</param>
public sealed record ListField<TRow>(string Key, string TitleKey, Func<TRow, object?> Value)
{
    /// <summary>Whether a click on the head sorts.</summary>
    public bool Sortable { get; init; }

    /// <summary>Numbers stand to the right.</summary>
    public bool Numeric { get; init; }

    /// <summary>Whether it is left out where rows become cards.</summary>
    public bool WideOnly { get; init; }

    /// <summary>Whether it is shown only to those who choose it.</summary>
    public bool Optional { get; init; }

    /// <summary>In characters, in a spreadsheet.</summary>
    public double Width { get; init; } = 14;

    /// <summary>Decimals as they are (rates), not two.</summary>
    public bool Exact { get; init; }

    /// <summary>What can be done with a row: drawn on the screen, neither in files nor to be chosen.</summary>
    public bool ScreenOnly { get; init; }

    /// <summary>Whether a list with a subject leaves it out, because the page around it says it already.</summary>
    public bool SaidAbove { get; init; }

    public string Class => (Numeric ? "numeric " : "") + (WideOnly ? "wide-only" : "");
}
