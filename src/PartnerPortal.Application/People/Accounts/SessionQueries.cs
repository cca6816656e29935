using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>A device on which somebody is signed in.</summary>
/// <param name="Current">Whether it is the one that asks.</param>
public sealed record SessionRow(
    Guid SessionId, DateTimeOffset CreatedAt, DateTimeOffset SeenAt, string? Address, string? Agent, SessionFactor Factor, bool Current);

/// <summary>Reads sessions, and says whether one is still open.</summary>
public sealed class SessionQueries(PortalDatabase database, TimeProvider time)
{
    private const string Standing = """
        select exists (select from user_session s join users u on u.id = s.user_id
            where s.session_id = $1::uuid and s.user_id = $2 and s.revoked_at is null and s.expires_at > $3
                and u.disabled_at is null and u.role = $4 and u.partner_id is not distinct from $5::text)
        """;

    /// <summary>A cookie that was not used this long is no longer good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    /// <summary>A session ends after this time, whatever is done in it.</summary>
    public static TimeSpan LongestOf(bool staff) => staff ? TimeSpan.FromHours(12) : TimeSpan.FromDays(30);

    /// <summary>Being there is noted this often at most.</summary>
    private static readonly TimeSpan Notice = TimeSpan.FromMinutes(5);

    /// <summary>The viewer's own open ones, the latest first.</summary>
    public async Task<IReadOnlyList<SessionRow>> OwnAsync(Viewer viewer, CancellationToken ct)
    {
        viewer.Require(Permission.ManageOwnAccount);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var open = await tx.RowsAsync<OpenSession>(
            """
            select session_id, created_at, seen_at, address, agent, factor from user_session
            where user_id = $1 and revoked_at is null and seen_at > $2 and expires_at > $4
                order by session_id = $3 desc, seen_at desc limit 50
            """,
            ct, viewer.UserId, time.GetUtcNow() - Lifetime - Notice, viewer.SessionId ?? Guid.Empty, time.GetUtcNow());
        return [.. open.Select(session => session.ToRow(viewer.SessionId))];
    }

    /// <summary>
    /// Whether the person may still be there as it is: not signed out, disabled, moved or there for too long. One short query, asked for
    /// each
    /// request and each event of an open page.
    /// </summary>
    public Task<bool> StandsAsync(Viewer viewer, CancellationToken ct) => database.AskAsync<bool>(
        Standing, ct, viewer.SessionId, viewer.UserId, time.GetUtcNow(), Vocabulary<PortalRole>.Text(viewer.Role), viewer.PartnerId);

    /// <summary>Whether the session goes on; notes now and then that its person was there.</summary>
    public async Task<bool> IsOpenAsync(Guid userId, Guid sessionId, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var open = await tx.ValuesAsync<DateTimeOffset>(
            """
            select s.seen_at from user_session s join users u on u.id = s.user_id
            where s.session_id = $1 and s.user_id = $2 and s.revoked_at is null and s.expires_at > $3 and u.disabled_at is null
            """,
            ct, sessionId, userId, at);
        if (open is not [var seenAt]) return false;
        if (at - seenAt <= Notice) return true;
        await tx.ExecuteAsync("update user_session set seen_at = greatest(seen_at, $2) where session_id = $1", ct, sessionId, at);
        await tx.CommitAsync(ct);
        return true;
    }

    private sealed record OpenSession(
        Guid SessionId, DateTimeOffset CreatedAt, DateTimeOffset SeenAt, string? Address, string? Agent, string Factor)
    {
        public SessionRow ToRow(Guid? current) => new(
            SessionId, CreatedAt, SeenAt, Address, Agent, Vocabulary<SessionFactor>.Parse(Factor), SessionId == current);
    }
}
