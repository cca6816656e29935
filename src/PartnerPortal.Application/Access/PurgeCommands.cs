using PartnerPortal.Data;

namespace PartnerPortal.Application.Access;

/// <summary>Forgets commands that nobody can send again: no session, and so no open form, lives as long.</summary>
public sealed class PurgeCommands(PortalDatabase database, TimeProvider time)
{
    /// <summary>A partner's session ends after 30 days at the latest.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(31);

    /// <returns>How many were forgotten.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var forgotten = await tx.ExecuteAsync("delete from command_done where done_at < $1", ct, time.GetUtcNow() - Kept);
        await tx.CommitAsync(ct);
        return forgotten;
    }
}
