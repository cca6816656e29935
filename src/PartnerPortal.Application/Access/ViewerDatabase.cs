using PartnerPortal.Data;
using PartnerPortal.Data.Identity;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Access;

/// <summary>
/// How use cases that change something open the database. A cookie or a circuit may be half a minute behind: whether the person is still
/// allowed is asked again in the transaction that does the work.
/// </summary>
public static class ViewerDatabase
{
    // People are never deleted, so that an unknown one is nobody who could have been sent away: the command line, a test.
    private const string SentAway = """
        select exists (select from users where id = $1 and (disabled_at is not null or role <> $2 or partner_id is distinct from $3::text))
            or exists (select from user_session where session_id = $4::uuid and revoked_at is not null)
        """;

    /// <summary>A transaction in the viewer's scope.</summary>
    /// <exception cref="RuleViolationException"><c>access.denied</c>: the role lacks the permission, or the person was disabled, moved or signed out.</exception>
    public static async Task<PortalTransaction> BeginAsync(this PortalDatabase database, Viewer viewer, Permission permission, CancellationToken ct)
    {
        viewer.Require(permission);
        var tx = await database.BeginAsync(viewer.Scope, ct);
        try
        {
            await RequireStillThereAsync(tx, viewer, ct);
            return tx;
        }
        catch
        {
            await tx.DisposeAsync();
            throw;
        }
    }

    /// <summary>A unit of work in the viewer's scope; refuses like <see cref="BeginAsync"/>.</summary>
    public static async Task<PortalUnit> OpenAsync(this PortalDatabase database, Viewer viewer, Permission permission, CancellationToken ct)
    {
        viewer.Require(permission);
        var unit = await database.OpenAsync(viewer.Scope, ct);
        try
        {
            await RequireStillThereAsync(unit.Sql, viewer, ct);
            return unit;
        }
        catch
        {
            await unit.DisposeAsync();
            throw;
        }
    }

    private static async Task RequireStillThereAsync(PortalTransaction tx, Viewer viewer, CancellationToken ct)
    {
        var sentAway = await tx.ScalarAsync<bool>(
            SentAway, ct, viewer.UserId, Vocabulary<PortalRole>.Text(viewer.Role), viewer.PartnerId, viewer.SessionId);
        if (sentAway) throw new RuleViolationException("access.denied", "Your role does not allow this.");
    }
}
