namespace PartnerPortal.Application.Lists;

/// <summary>Which part of a list is wanted, as the address says it. The names of sort keys are the list's own; unknown ones mean its usual order.</summary>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">Rows a page.</param>
/// <param name="Sort">A column's key; null for the usual order.</param>
/// <param name="Descending">Largest first.</param>
/// <param name="Search">Text to find; null for all.</param>
public sealed record ListRequest(int Page, int PageSize, string? Sort, bool Descending, string? Search)
{
    public int Skip => (Page - 1) * PageSize;
}
