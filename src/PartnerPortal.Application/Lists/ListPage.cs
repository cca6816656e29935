namespace PartnerPortal.Application.Lists;

/// <summary>One page of a list and how many rows there are on all pages.</summary>
public sealed record ListPage<TRow>(IReadOnlyList<TRow> Rows, int Total);
