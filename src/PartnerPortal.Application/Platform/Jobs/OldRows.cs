using PartnerPortal.Data;

namespace PartnerPortal.Application.Platform.Jobs;

/// <summary>Rows that have had their day. Whatever keeps some registers one of these; they go once a day.</summary>
/// <param name="Name">What is removed, for the log.</param>
/// <param name="Delete">The command; $1 is the moment before which a row is old.</param>
/// <param name="Kept">How long a row stays.</param>
public sealed record OldRows(string Name, string Delete, TimeSpan Kept)
{
    /// <returns>How many rows went.</returns>
    public async Task<int> RemoveAsync(PortalDatabase database, DateTimeOffset now, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var removed = await tx.ExecuteAsync(Delete, ct, now - Kept);
        await tx.CommitAsync(ct);
        return removed;
    }
}
