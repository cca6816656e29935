using System.Collections.Frozen;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Search;

namespace PartnerPortal.Web.Components.Platform.Search;

/// <summary>What the areas have said can be found, each with how it is shown.</summary>
public sealed class SearchGroups
{
    private readonly IReadOnlyList<SearchSource> _sources;
    private readonly FrozenDictionary<string, SearchGroup> _groups;

    public SearchGroups(IEnumerable<SearchSource> sources, IEnumerable<SearchGroup> groups)
    {
        _sources = [.. sources];
        _groups = groups.ToFrozenDictionary(group => group.Kind);
        if (_sources.FirstOrDefault(source => !_groups.ContainsKey(source.Kind)) is { } source)
            throw new InvalidOperationException($"What is found as '{source.Kind}' has no group on the screen");
    }

    /// <summary>Whether there is anything that the viewer's role could find.</summary>
    public bool AnyFor(Viewer viewer) => _sources.Any(source => source.IsFor(viewer));

    public SearchGroup Of(string kind) => _groups[kind];
}
