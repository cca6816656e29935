using Microsoft.AspNetCore.Components;

namespace PartnerPortal.Web.Components.Shared;

/// <summary>A column of a <see cref="DataList{TRow}"/>. It draws nothing itself; the list draws its header and cells.</summary>
public sealed class ListColumn<TRow> : ComponentBase, IDisposable
{
    [CascadingParameter] private DataList<TRow> List { get; set; } = default!;

    [Parameter, EditorRequired] public required string Title { get; set; }

    /// <summary>Names the order when a click on the header sorts; null for a column that cannot be sorted.</summary>
    [Parameter] public string? SortKey { get; set; }

    /// <summary>Numbers stand to the right.</summary>
    [Parameter] public bool Numeric { get; set; }

    /// <summary>Whether the column is left out where rows become cards.</summary>
    [Parameter] public bool WideOnly { get; set; }

    [Parameter, EditorRequired] public required RenderFragment<TRow> ChildContent { get; set; }

    public string Class => (Numeric ? "numeric " : "") + (WideOnly ? "wide-only" : "");

    protected override void OnInitialized() => List.Columns.Add(this);

    public void Dispose() => List.Columns.Remove(this);
}
