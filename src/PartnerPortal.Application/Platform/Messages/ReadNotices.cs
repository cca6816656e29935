using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Platform.Messages;

/// <summary>Marks a person's own notices as read.</summary>
public sealed class ReadNotices(PortalDatabase database, TimeProvider time)
{
    /// <param name="noticeId">One of them; null for all. Somebody else's is left alone.</param>
    public Task RunAsync(Viewer viewer, CommandId id, Guid? noticeId, CancellationToken ct) =>
        database.For(viewer, Permission.ManageOwnAccount).OnceAsync(
            id, new { noticeId }, unit => RunAsync(unit.Sql, viewer, noticeId, ct), ct);

    private async Task RunAsync(PortalTransaction tx, Viewer viewer, Guid? noticeId, CancellationToken ct)
    {
        await tx.ExecuteAsync(
            "update notice set read_at = $2 where user_id = $1 and read_at is null and ($3::uuid is null or notice_id = $3)", ct,
            viewer.UserId, time.GetUtcNow(), noticeId);
    }
}
