namespace PartnerPortal.Demo;

/// <summary>How much of the business each partner has: few large ones, many small ones.</summary>
internal static class PartnerShares
{
    private const double Largest = 0.05;

    /// <summary>
    /// For each partner the first of its customers, who are numbered in partner order; one more entry ends the last range.
    /// Weights are 1 / (rank + flatness), the flatness found so that the largest has 5 %, or all the same where fewer than 20 partners
    /// share.
    /// </summary>
    public static int[] FirstCustomers(int partners, int customers)
    {
        var flatness = Flatness(partners);
        var total = Total(partners, flatness);
        var first = new int[partners + 1];
        var sum = 0.0;
        for (var rank = 1; rank < partners; rank++)
        {
            sum += 1 / (rank + flatness);
            first[rank] = (int)(customers * sum / total + 0.5);
        }

        first[partners] = customers;
        return first;
    }

    private static double Flatness(int partners)
    {
        var (low, high) = (0.0, 1e9);
        for (var step = 0; step < 80; step++)
        {
            var middle = (low + high) / 2;
            var share = 1 / (1 + middle) / Total(partners, middle);
            (low, high) = share > Largest ? (middle, high) : (low, middle);
        }

        return high;
    }

    private static double Total(int partners, double flatness)
    {
        var total = 0.0;
        for (var rank = 1; rank <= partners; rank++) total += 1 / (rank + flatness);
        return total;
    }
}
