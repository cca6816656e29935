using System.Collections.Concurrent;

namespace PartnerPortal.Web.Security;

/// <summary>
/// The pages that people have open on this node. Each costs memory, so that one person has a dozen at most (<c>Pages:PerPerson</c>). A page
/// that is closed is given back at once, one that lost its connection counts until it is thrown away after three minutes.
/// </summary>
internal sealed class OpenPages(IConfiguration configuration)
{
    private readonly ConcurrentDictionary<Guid, HashSet<string>> _open = new();

    public int Most { get; } = configuration.GetValue("Pages:PerPerson", 12);

    /// <summary>Whether somebody has as many open as one may.</summary>
    public bool AreAll(Guid userId) => Count(userId) >= Most;

    public int Count(Guid userId)
    {
        if (!_open.TryGetValue(userId, out var pages)) return 0;
        lock (pages) return pages.Count;
    }

    /// <returns>False where there are too many; nothing was noted then.</returns>
    public bool TryOpen(Guid userId, string circuit)
    {
        while (true)
        {
            var pages = _open.GetOrAdd(userId, _ => []);
            lock (pages)
            {
                // A set that was left empty is thrown away by whoever leaves; then there is a new one.
                if (!_open.TryGetValue(userId, out var current) || !ReferenceEquals(current, pages)) continue;
                if (!pages.Contains(circuit) && pages.Count >= Most) return false;
                pages.Add(circuit);
                return true;
            }
        }
    }

    public void Close(Guid userId, string circuit)
    {
        if (!_open.TryGetValue(userId, out var pages)) return;
        lock (pages)
        {
            pages.Remove(circuit);
            if (pages.Count == 0) _open.TryRemove(new KeyValuePair<Guid, HashSet<string>>(userId, pages));
        }
    }
}
