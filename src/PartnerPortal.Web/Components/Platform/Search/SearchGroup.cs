using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Search;

namespace PartnerPortal.Web.Components.Platform.Search;

/// <summary>How what was found of one kind is shown: under which name, with which picture, and where it leads by its key.</summary>
/// <param name="Kind">That of its <see cref="SearchSource"/>.</param>
/// <param name="Href">The address for a viewer, of a key; null where nothing is open to them.</param>
public sealed record SearchGroup(string Kind, string TextKey, string Icon, Func<Viewer, string, string?> Href)
{
    /// <summary>The detail in the reader's language.</summary>
    public Func<SearchHit, string> Detail { get; init; } = hit => hit.Detail;
}
