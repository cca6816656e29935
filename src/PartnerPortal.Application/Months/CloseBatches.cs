using PartnerPortal.Data.Ledger;

namespace PartnerPortal.Application.Months;

/// <summary>Groups partners, in their order, into batches of about a weight; a heavy partner is a batch of its own.</summary>
internal static class CloseBatches
{
    /// <param name="work">All partners of a step, also those that are done.</param>
    /// <param name="throughPartner">The last one that is done; empty for none.</param>
    /// <param name="weight">About how much a batch takes on.</param>
    /// <param name="recorded">By whom.</param>
    public static IEnumerable<CloseBatch> Of(IReadOnlyList<PartnerWork> work, string throughPartner, long weight, Recorded recorded)
    {
        var batch = new List<PartnerWork>();
        long sum = 0;
        for (var position = work.Count(partner => IsDone(partner, throughPartner)); position < work.Count; position++)
        {
            var partner = work[position];
            if (batch.Count > 0 && sum + partner.Weight > weight)
            {
                yield return Batch(position);
                batch.Clear();
                sum = 0;
            }

            batch.Add(partner);
            sum += partner.Weight;
        }

        if (batch.Count > 0) yield return Batch(work.Count);

        CloseBatch Batch(int next) => new([.. batch.Select(partner => partner.PartnerId)], next - batch.Count, sum, recorded);
    }

    /// <summary>Whether a partner comes no later than the last one that is done.</summary>
    public static bool IsDone(PartnerWork partner, string throughPartner) => string.CompareOrdinal(partner.PartnerId, throughPartner) <= 0;
}
