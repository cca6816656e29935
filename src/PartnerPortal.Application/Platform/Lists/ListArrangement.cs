namespace PartnerPortal.Application.Platform.Lists;

/// <summary>How one person has arranged a list.</summary>
/// <param name="Views">Named filters, oldest first.</param>
/// <param name="Columns">The columns to show; null for the usual ones.</param>
public sealed record ListArrangement(IReadOnlyList<SavedView> Views, IReadOnlyList<string>? Columns);

/// <summary>A named filter of a list.</summary>
/// <param name="Query">What the address of the list has behind its question mark.</param>
public sealed record SavedView(Guid ViewId, string Name, string Query);
