namespace PartnerPortal.Application.Platform.Lists;

/// <summary>
/// Which part of a list is wanted, as the address says it. The names of sort keys are the list's own; unknown ones mean its usual order.
/// </summary>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">Rows a page.</param>
/// <param name="Sort">A column's key; null for the usual order.</param>
/// <param name="Descending">Largest first.</param>
/// <param name="Search">Text to find; null for all.</param>
public sealed record ListRequest(int Page, int PageSize, string? Sort, bool Descending, string? Search)
{
    public int Skip => (Page - 1) * PageSize;

    /// <summary>Only the rows with these keys: those that somebody picked; null for all.</summary>
    public IReadOnlyList<string>? Only { get; init; }

    /// <summary>The order of a list whose sort keys stand for SQL: in both directions each row has one place.</summary>
    /// <param name="usual">The order without a wish, complete.</param>
    /// <param name="key">What tells rows apart.</param>
    /// <param name="sorts">What each sort key orders by.</param>
    internal string Order(string usual, string key, params ReadOnlySpan<(string Key, string By)> sorts)
    {
        foreach (var (name, by) in sorts)
        {
            if (name == Sort) return Descending ? $"{by} desc, {key} desc" : $"{by}, {key}";
        }

        return usual;
    }
}
