namespace PartnerPortal.Application.Months;

/// <summary>Groups partners, in their order, into batches of about a weight; a heavy partner is a batch of its own.</summary>
internal static class CloseBatches
{
    public static IEnumerable<PartnerWork[]> Of(IReadOnlyList<PartnerWork> work, long weight)
    {
        var batch = new List<PartnerWork>();
        long sum = 0;
        foreach (var partner in work)
        {
            if (batch.Count > 0 && sum + partner.Weight > weight)
            {
                yield return [.. batch];
                batch.Clear();
                sum = 0;
            }

            batch.Add(partner);
            sum += partner.Weight;
        }

        if (batch.Count > 0) yield return [.. batch];
    }
}
