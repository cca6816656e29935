using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Platform.Messages;

/// <summary>Switches a kind of notice on or off for oneself.</summary>
public sealed class ChooseNotices(PortalDatabase database)
{
    public Task RunAsync(Viewer viewer, CommandId id, NoticeChoice choice, CancellationToken ct) =>
        database.For(viewer, Permission.ManageOwnAccount).OnceAsync(
            id, new { Kind = choice.Kind.Name, choice.InPortal, choice.ByMail }, unit => RunAsync(unit.Sql, viewer, choice, ct), ct);

    private static async Task RunAsync(PortalTransaction tx, Viewer viewer, NoticeChoice choice, CancellationToken ct)
    {
        await tx.ExecuteAsync(
            """
            insert into notice_choice (user_id, kind, in_portal, by_mail) values ($1, $2, $3, $4)
            on conflict (user_id, kind) do update set in_portal = excluded.in_portal, by_mail = excluded.by_mail
            """,
            ct, viewer.UserId, choice.Kind.Text, choice.InPortal, choice.ByMail);
    }
}
