using PartnerPortal.Data.Finance.Ledger;

namespace PartnerPortal.Application.Finance.Closing;

/// <summary>Groups partners, in their order, into batches of about a weight; a heavy partner is a batch of its own.</summary>
internal static class CloseBatches
{
    /// <param name="work">All partners of a step, also those that are done, and those that are parked.</param>
    /// <param name="throughPartner">The last one that is done; empty for none.</param>
    /// <param name="weight">About how much a batch takes on.</param>
    /// <param name="recorded">By whom.</param>
    public static IEnumerable<CloseBatch> Of(IReadOnlyList<PartnerWork> work, string throughPartner, long weight, Recorded recorded)
    {
        var batch = new List<string>();
        long sum = 0;
        for (var position = work.Count(partner => IsDone(partner, throughPartner)); position < work.Count; position++)
        {
            var partner = work[position];
            if (partner.IsParked) continue;
            if (batch.Count > 0 && sum + partner.Weight > weight)
            {
                yield return Batch();
                batch.Clear();
                sum = 0;
            }

            batch.Add(partner.PartnerId);
            sum += partner.Weight;
        }

        if (batch.Count > 0) yield return Batch();

        CloseBatch Batch() => new([.. batch], sum, recorded);
    }

    /// <summary>
    /// The work of a step in which those who are parked keep their places, also where the step has nothing of theirs yet.
    /// </summary>
    public static List<PartnerWork> WithParked(List<PartnerWork> work, HashSet<string> parked) => parked.Count == 0
        ? work
        : [
            .. work.Where(partner => !parked.Contains(partner.PartnerId)).Concat(
                parked.Select(partner => new PartnerWork(partner, 0) { IsParked = true }))
            .OrderBy(partner => partner.PartnerId, StringComparer.Ordinal)];

    /// <summary>Whether a partner comes no later than the last one that is done.</summary>
    public static bool IsDone(PartnerWork partner, string throughPartner) => string.CompareOrdinal(partner.PartnerId, throughPartner) <= 0;
}
