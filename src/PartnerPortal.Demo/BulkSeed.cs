namespace PartnerPortal.Demo;

/// <param name="Today">Nothing is later than this day; the history begins <paramref name="Years"/> years before it.</param>
public sealed record BulkSeedOptions(int Partners, int Invoices, int Seed, DateOnly Today, int Years = 5);

public readonly record struct BulkSeedProgress(int Written, int Of);

/// <summary>
/// Made-up data for load tests as an import folder (spec 06): the same files for the same options, streamed, whatever their size.
/// Three lines an invoice on average; the largest partner has 5 % of everything.
/// </summary>
public static class BulkSeed
{
    private const int ReportEvery = 10_000;

    /// <summary>Writes the files on a pool thread. When cancelled it stops soon and leaves an incomplete folder.</summary>
    public static Task WriteAsync(
        string directory, BulkSeedOptions options, IProgress<BulkSeedProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Partners, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Invoices, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Years, 1);
        return Task.Run(() => Write(directory, options, progress, cancellationToken), cancellationToken);
    }

    private static void Write(
        string directory, BulkSeedOptions options, IProgress<BulkSeedProgress>? progress, CancellationToken cancellationToken)
    {
        var random = new SeededRandom((ulong)options.Seed);
        var market = BulkMarket.Of(options);
        using var folder = new FolderWriter(directory);
        market.Write(folder, random);
        foreach (var rate in RateSeries.Between(market.Start, options.Today, random)) folder.Add(rate);

        var invoices = new BulkInvoices(folder, market, options.Invoices, random);
        for (var index = 0; index < options.Invoices; index++)
        {
            invoices.Write(index);
            if ((index + 1) % ReportEvery != 0) continue;
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new(index + 1, options.Invoices));
        }

        progress?.Report(new(options.Invoices, options.Invoices));
    }
}
