namespace PartnerPortal.Application.Platform.Lists;

/// <summary>
/// One page of a list and how many rows there are on all pages, counted no further than needed: see <see cref="ListPage.CountedUpTo"/>.
/// </summary>
public sealed record ListPage<TRow>(IReadOnlyList<TRow> Rows, int Total)
{
    /// <summary>The same page, each row as it is shown.</summary>
    internal ListPage<TShown> Select<TShown>(Func<TRow, TShown> shown) => new([.. Rows.Select(shown)], Total);
}

/// <summary>How far lists are counted: telling 2,001 from a million costs more than it is worth.</summary>
public static class ListPage
{
    /// <summary>A total above this one means "more than that".</summary>
    public const int CountedUpTo = 2_000;
}
