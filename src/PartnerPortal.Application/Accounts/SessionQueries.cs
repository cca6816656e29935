using PartnerPortal.Application.Access;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Accounts;

/// <summary>A device on which somebody is signed in.</summary>
/// <param name="Current">Whether it is the one that asks.</param>
public sealed record SessionRow(
    Guid SessionId, DateTimeOffset CreatedAt, DateTimeOffset SeenAt, string? Address, string? Agent, SessionFactor Factor, bool Current);

/// <summary>Reads sessions, and says whether one is still open.</summary>
public sealed class SessionQueries(PortalDatabase database, TimeProvider time)
{
    /// <summary>A cookie that was not used this long is no longer good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    /// <summary>Being there is noted this often at most.</summary>
    private static readonly TimeSpan Notice = TimeSpan.FromMinutes(5);

    /// <summary>The viewer's own open ones, the latest first.</summary>
    public async Task<IReadOnlyList<SessionRow>> OwnAsync(Viewer viewer, CancellationToken ct)
    {
        viewer.Require(Permission.ManageOwnAccount);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        return await tx.ReadAsync(
            """
            select session_id, created_at, seen_at, address, agent, factor from user_session
            where user_id = $1 and revoked_at is null and seen_at > $2 order by session_id = $3 desc, seen_at desc limit 50
            """,
            row => new SessionRow(
                row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1), row.GetFieldValue<DateTimeOffset>(2),
                row.IsDBNull(3) ? null : row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4),
                Vocabulary<SessionFactor>.Parse(row.GetString(5)), row.GetGuid(0) == viewer.SessionId),
            ct, viewer.UserId, time.GetUtcNow() - Lifetime - Notice, viewer.SessionId ?? Guid.Empty);
    }

    /// <summary>Whether the session goes on; notes now and then that its person was there.</summary>
    public async Task<bool> IsOpenAsync(Guid userId, Guid sessionId, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var open = await tx.ReadAsync(
            """
            select s.seen_at from user_session s join users u on u.id = s.user_id
            where s.session_id = $1 and s.user_id = $2 and s.revoked_at is null and u.disabled_at is null
            """,
            row => row.GetFieldValue<DateTimeOffset>(0), ct, sessionId, userId);
        if (open is not [var seenAt]) return false;
        if (at - seenAt <= Notice) return true;
        await tx.ExecuteAsync("update user_session set seen_at = greatest(seen_at, $2) where session_id = $1", ct, sessionId, at);
        await tx.CommitAsync(ct);
        return true;
    }
}
