using PartnerPortal.Application.Access;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Accounts;

/// <summary>The language of screens and mails.</summary>
public sealed class ChangeLanguage(PortalDatabase database)
{
    /// <param name="language">One of the eight; the caller knows them.</param>
    public async Task RunAsync(Viewer viewer, string language, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(viewer, Permission.ManageOwnAccount, ct);
        await tx.ExecuteAsync("update users set language = $2 where id = $1", ct, viewer.UserId, language);
        await tx.CommitAsync(ct);
    }
}
