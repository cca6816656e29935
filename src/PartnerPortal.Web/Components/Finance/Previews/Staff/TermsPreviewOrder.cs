using PartnerPortal.Application.Finance.Previews;

namespace PartnerPortal.Web.Components.Finance.Previews.Staff;

/// <summary>The partners of a preview in an order, for the page and for the file alike.</summary>
internal static class TermsPreviewOrder
{
    public const string Name = "name";
    public const string Was = "was";
    public const string Would = "would";
    public const string Change = "change";

    /// <param name="sort">A key, with a minus in front for the largest first; the largest changes first without one.</param>
    public static IEnumerable<TermsPreviewRow> Of(TermsPreview preview, string? sort, string? search)
    {
        var rows = string.IsNullOrWhiteSpace(search)
            ? preview.Rows
            : preview.Rows.Where(row => row.Name.Contains(search.Trim(), StringComparison.CurrentCultureIgnoreCase)
                || row.PartnerId.Contains(search.Trim(), StringComparison.OrdinalIgnoreCase));
        var ordered = sort?.TrimStart('-') switch
        {
            Name => By(rows, row => row.Name, StringComparer.CurrentCulture, sort),
            Was => By(rows, row => row.Was.Total, null, sort),
            Would => By(rows, row => row.Would.Total, null, sort),
            Change => By(rows, row => row.Change, null, sort),
            _ => rows.OrderByDescending(row => Math.Abs(row.Change)),
        };
        return ordered.ThenBy(row => row.PartnerId, StringComparer.Ordinal);
    }

    private static IOrderedEnumerable<TermsPreviewRow> By<TKey>(
        IEnumerable<TermsPreviewRow> rows, Func<TermsPreviewRow, TKey> key, IComparer<TKey>? comparer, string sort) =>
        sort[0] == '-' ? rows.OrderByDescending(key, comparer) : rows.OrderBy(key, comparer);
}
