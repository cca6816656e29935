using PartnerPortal.Data;

namespace PartnerPortal.Application.Platform.Lists;

/// <summary>A list in SQL, read as a page or as a stream of all its rows: the same rows in the same order.</summary>
/// <param name="Columns">What is read of a row.</param>
/// <param name="From">The tables that decide which rows there are.</param>
/// <param name="Where">Which rows.</param>
/// <param name="Order">Ends with a key, so that no row is on two pages.</param>
internal sealed record ListSelect(string Columns, string From, ListWhere Where, string Order)
{
    /// <summary>Joined for what is shown only; neither filters nor counts.</summary>
    public string Joins { get; init; } = "";

    /// <summary>What is worked out once for the page and the count, as <c>with … as materialized (…)</c>; empty for nothing.</summary>
    public string With { get; init; } = "";

    /// <summary>
    /// The columns that tell rows apart, where the order needs nothing of <see cref="Joins"/>: the rows of a page are then chosen first,
    /// and
    /// what is shown of them is joined to those few. Null joins before ordering.
    /// </summary>
    public string? Key { get; init; }

    private string PageSql(ListRequest request) => $"""
        {With} select {Columns}, (select count(*) from (select from {From} where {Where} limit {ListPage.CountedUpTo + 1}) counted)
        {Page(request)}
        """;

    // The chosen rows stand first: the planner takes up to eight tables in whatever order suits it, and beyond that the written one.
    private string Page(ListRequest request)
    {
        var page = $"where {Where} order by {Order} limit {request.PageSize} offset {request.Skip}";
        if (Key is null) return $"from {From} {Joins} {page}";
        var columns = Key.Split(", ").Select((column, at) => (Column: column, Name: $"key{at + 1}")).ToArray();
        var chosen = string.Join(", ", columns.Select(key => $"{key.Column} as {key.Name}"));
        var same = string.Join(" and ", columns.Select(key => $"{key.Column} = chosen.{key.Name}"));
        var from = From.Contains(" join ", StringComparison.Ordinal) ? $"({From})" : From;
        return $"from (select {chosen} from {From} {page}) chosen join {from} on {same} {Joins} order by {Order}";
    }

    /// <summary>One page and the capped count, in one command: each column by its name, the count beside them.</summary>
    public Task<ListPage<TRow>> PageAsync<TRow>(PortalTransaction tx, ListRequest request, CancellationToken ct) where TRow : class =>
        ListPage.ReadAsync<TRow>(tx, PageSql(request), ct, [.. Where.Parameters]);

    /// <summary>Every row, in order, while it is read: each column by its name.</summary>
    public IAsyncEnumerable<TRow> StreamAsync<TRow>(PortalTransaction tx, CancellationToken ct) where TRow : class =>
        tx.StreamAsync<TRow>($"{With} select {Columns} from {From} {Joins} where {Where} order by {Order}", ct, [.. Where.Parameters]);
}
