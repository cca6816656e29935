using PartnerPortal.Application.Jobs;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Programs.Previews;

/// <summary>Previews of terms that nobody has run again for a week.</summary>
internal sealed class OldTermsPreviews([Patient] PortalDatabase database, TimeProvider time) : ICleaning
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public string Name => "terms previews";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var removed = await tx.ExecuteAsync("delete from terms_preview where beat_at < $1", ct, time.GetUtcNow() - Kept);
        await tx.CommitAsync(ct);
        return removed;
    }
}
