using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>
/// Ends sessions of one's own: one device, or every one. The next request and the next event of an open page are refused.
/// </summary>
public sealed class EndSessions(PortalDatabase database, TimeProvider time)
{
    /// <summary>Ends one; an absent one or somebody else's changes nothing.</summary>
    public Task RunAsync(Viewer viewer, CommandId id, Guid sessionId, CancellationToken ct) =>
        database.For(viewer, Permission.ManageOwnAccount).OnceAsync(
            id, new { sessionId }, unit => RunAsync(unit.Sql, viewer, sessionId, ct), ct);

    private async Task RunAsync(PortalTransaction tx, Viewer viewer, Guid sessionId, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var ended = await tx.ExecuteAsync(
            """
            update user_session set revoked_at = $3
            where session_id = $1 and user_id = $2 and revoked_at is null
            """, ct, sessionId, viewer.UserId, at);
        if (ended == 0) return;
        await AuditTrail.WriteAsync(
            tx, viewer, at, new AuditEvent(AuditAction.SessionsEnded, viewer.Name, viewer.PartnerId, null, new { Sessions = 1 }), ct);
    }

    /// <summary>Signs out everywhere, here too.</summary>
    public Task AllAsync(Viewer viewer, CommandId id, CancellationToken ct) =>
        database.For(viewer, Permission.ManageOwnAccount).OnceAsync(id, new { }, unit => AllAsync(unit.Sql, viewer, ct), ct);

    private async Task AllAsync(PortalTransaction tx, Viewer viewer, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var ended = await AllOfAsync(tx, viewer.UserId, at, null, ct);
        await RenewStampAsync(tx, viewer.UserId, ct);
        await AuditTrail.WriteAsync(
            tx, viewer, at, new AuditEvent(AuditAction.SessionsEnded, viewer.Name, viewer.PartnerId, null, new { Sessions = ended }), ct);
    }

    internal static Task<int> AllOfAsync(PortalTransaction tx, Guid userId, DateTimeOffset at, Guid? but, CancellationToken ct) =>
        tx.ExecuteAsync(
        """
        update user_session set revoked_at = $2
        where user_id = $1 and revoked_at is null and session_id <> $3
        """, ct, userId, at, but ?? Guid.Empty);

    /// <summary>Every cookie of the person is void from now on, and no browser is a known one.</summary>
    internal static async Task RenewStampAsync(PortalTransaction tx, Guid userId, CancellationToken ct)
    {
        await KnownDevices.ForgetAsync(tx, userId, ct);
        const string renew = "update users set security_stamp = $2, concurrency_stamp = $2 where id = $1";
        await tx.ExecuteAsync(renew, ct, userId, Guid.NewGuid().ToString("N"));
    }
}
