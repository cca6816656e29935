using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Ledger;

namespace PartnerPortal.Application.Finance.Ledger;

/// <summary>
/// What a run has posted in its month and committed, as far as there is room for it: its statements need not read it back. A partner of
/// whom
/// the ledger has another number of postings is read from there: corrections, payouts, what an earlier attempt posted.
/// </summary>
/// <param name="room">How many postings are kept, about 0.4 KB each.</param>
public sealed class MonthPostings(int room = 250_000)
{
    private const string Counts = """
        select partner_id, count(*)::int as count from posting where program_id = $1 and period = $2 and partner_id between $3 and $4
            group by partner_id
        """;

    private readonly Dictionary<string, List<Posting>> _kept = new(StringComparer.Ordinal);

    /// <summary>How many are kept.</summary>
    public int Count { get; private set; }

    /// <summary>Keeps postings that are committed; none of them once there is no room for all.</summary>
    public void Keep(IReadOnlyList<Posting> postings)
    {
        if (Count + postings.Count > room) return;
        Count += postings.Count;
        foreach (var posting in postings)
        {
            if (!_kept.TryGetValue(posting.PartnerId, out var own)) _kept[posting.PartnerId] = own = [];
            own.Add(posting);
        }
    }

    /// <summary>All that the month has posted for some partners, in order of their numbers; by partner, in any order.</summary>
    public async Task<IReadOnlyDictionary<string, IEnumerable<Posting>>> ReadAsync(
        PortalTransaction tx, string programId, string[] partners, Month month, CancellationToken ct)
    {
        var counts = (await tx.RowsAsync<PartnerCount>(Counts, ct, programId, month.First, partners[0], partners[^1]))
            .ToDictionary(row => row.PartnerId, row => row.Count, StringComparer.Ordinal);
        var unknown = partners.Where(partner => Kept(partner).Count != counts.GetValueOrDefault(partner)).ToArray();
        var read = unknown.Length == 0 ? null : await PostingRows.OfMonthAsync(tx, programId, unknown, month, ct);
        var postings = partners.ToDictionary(partner => partner, IEnumerable<Posting> (partner) => Kept(partner), StringComparer.Ordinal);
        foreach (var partner in unknown) postings[partner] = read![partner];
        return postings;
    }

    private List<Posting> Kept(string partner) => _kept.TryGetValue(partner, out var own) ? own : [];

    private sealed record PartnerCount(string PartnerId, int Count);
}
