using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>The language of screens and mails.</summary>
public sealed class ChangeLanguage(PortalDatabase database)
{
    /// <param name="language">One of the eight; the caller knows them.</param>
    public Task RunAsync(Viewer viewer, CommandId id, string language, CancellationToken ct) =>
        database.For(viewer, Permission.ManageOwnAccount).OnceAsync(
            id, new { language }, unit => RunAsync(unit.Sql, viewer, language, ct), ct);

    private static async Task RunAsync(PortalTransaction tx, Viewer viewer, string language, CancellationToken ct)
    {
        await tx.ExecuteAsync("update users set language = $2 where id = $1", ct, viewer.UserId, language);
    }
}
