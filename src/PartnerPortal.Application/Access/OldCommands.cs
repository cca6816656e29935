using PartnerPortal.Application.Jobs;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Access;

/// <summary>Commands that nobody can send again: no session, and so no open form, lives as long.</summary>
internal sealed class OldCommands([Patient] PortalDatabase database, TimeProvider time) : ICleaning
{
    /// <summary>A partner's session ends after 30 days at the latest.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(31);

    public string Name => "commands done";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var removed = await tx.ExecuteAsync("delete from command_done where done_at < $1", ct, time.GetUtcNow() - Kept);
        await tx.CommitAsync(ct);
        return removed;
    }
}
