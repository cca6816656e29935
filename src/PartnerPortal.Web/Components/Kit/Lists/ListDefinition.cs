using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Domain;

namespace PartnerPortal.Web.Components.Kit.Lists;

/// <summary>A list, said once: its columns, filters and rows, for the page and for the file.</summary>
public abstract class ListDefinition<TRow>
{
    public const int PageSize = 50;

    /// <summary>Names the list in settings; small letters.</summary>
    public abstract string Name { get; }

    /// <summary>Where its file is, without the parameters; null for a list without a file.</summary>
    public abstract string? FilePath(Viewer viewer, string? subject);

    /// <summary>All columns that the viewer may see, in order; the first one leads to the row.</summary>
    public abstract IReadOnlyList<ListField<TRow>> Columns(Viewer viewer);

    public virtual IReadOnlyList<ListFilter> Filters(Viewer viewer) => [];

    /// <summary>One page.</summary>
    public abstract Task<ListPage<TRow>> PageAsync(Viewer viewer, ListAddress address, CancellationToken ct);

    /// <summary>All rows, in the same order.</summary>
    public abstract IAsyncEnumerable<TRow> StreamAsync(Viewer viewer, ListAddress address, CancellationToken ct);

    /// <summary>Where a row leads; null where the viewer may not follow.</summary>
    public virtual string? Href(Viewer viewer, TRow row) => null;

    /// <summary>What tells a row apart, so that it can be picked; null for a list without picking.</summary>
    public virtual string? KeyOf(TRow row) => null;

    /// <summary>The currency of a row's amounts, for files; on the screen for those who ask for it.</summary>
    protected static ListField<TRow> CurrencyField(Func<TRow, Currency> of) =>
        new("currency", "list.currency", row => of(row).Code) { Optional = true, Width = 10 };

    /// <summary>The columns to show, in the list's order: those asked for, else the remembered ones, else the usual ones.</summary>
    public IReadOnlyList<ListField<TRow>> Chosen(Viewer viewer, IReadOnlyList<string>? asked, IReadOnlyList<string>? remembered = null)
    {
        var all = Columns(viewer);
        foreach (var keys in new[] { asked, remembered })
        {
            if (keys is null) continue;
            ListField<TRow>[] chosen = [.. all.Where(column => column.ScreenOnly || keys.Contains(column.Key))];
            if (chosen.Any(column => !column.ScreenOnly)) return chosen;
        }

        return [.. all.Where(column => !column.Optional)];
    }
}
