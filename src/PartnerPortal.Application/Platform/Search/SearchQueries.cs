using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Platform.Search;

/// <summary>Something that was found.</summary>
/// <param name="Kind">That of its <see cref="SearchSource"/>.</param>
/// <param name="Key">The number that tells it apart.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Detail">What else helps to recognise it; empty for nothing.</param>
public sealed record SearchHit(string Kind, string Key, string Title, string Detail);

/// <summary>
/// Finds what the areas have said can be found, by number or name, in one command: a number by its beginning, a name by any part of it or
/// with a slip of the pen. Row-level security decides whose; the role decides which kinds.
/// </summary>
public sealed class SearchQueries(PortalDatabase database, IEnumerable<SearchSource> sources)
{
    /// <summary>The kind of partners, whom others have to name.</summary>
    public const string Partner = "partner";

    /// <summary>The shortest text that is looked for.</summary>
    public const int Shortest = 2;

    private const int Longest = 100;
    private const int MostOfAKind = 6;

    /// <summary>What fits best of each kind, best first; nothing for a text that is too short.</summary>
    public Task<IReadOnlyList<SearchHit>> FindAsync(Viewer viewer, string? text, CancellationToken ct)
    {
        viewer.Require(Permission.UseOwnLists);
        return FindAsync(viewer, text, [.. sources.Where(source => source.IsFor(viewer))], ct);
    }

    /// <summary>The partners that fit best, best first: for whoever has to name one. Nothing for a text that is too short.</summary>
    public Task<IReadOnlyList<SearchHit>> FindPartnersAsync(Viewer viewer, string? text, CancellationToken ct)
    {
        viewer.Require(Permission.SeeAllPartners);
        return FindAsync(viewer, text, [sources.Single(source => source.Kind == Partner)], ct);
    }

    private async Task<IReadOnlyList<SearchHit>> FindAsync(
        Viewer viewer, string? text, IReadOnlyList<SearchSource> kinds, CancellationToken ct)
    {
        var wanted = (text ?? "").Trim();
        if (wanted.Length < Shortest || kinds.Count == 0) return [];
        if (wanted.Length > Longest) wanted = wanted[..Longest];

        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var hits = await tx.RowsAsync<FoundRow>(
            string.Join(" union all ", kinds.Select((kind, place) => $"({Placed(place, kind.SqlFor(viewer))})")),
            ct, tx.ProgramId, wanted, LikePattern.Containing(wanted), wanted + '\uffff', MostOfAKind);
        return
        [
            .. hits.OrderBy(hit => hit.Place).ThenByDescending(hit => hit.Rank)
                .Select(hit => new SearchHit(kinds[hit.Place].Kind, hit.Key, hit.Title, hit.Detail)),
        ];
    }

    private static string Placed(int place, string query) =>
        $"select {place} as place, key, title, detail, rank::float8 from ({query}) as found (key, title, detail, rank)";

    private sealed record FoundRow(int Place, string Key, string Title, string Detail, double Rank);
}
