using PartnerPortal.Data;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Platform.Access;

/// <summary>
/// How use cases that change something open the database. Since a request or an event began, somebody may have been sent away: whether the
/// person is still allowed is asked again in the transaction that does the work. Here too, and only here, a partner whose agreement has
/// ended
/// is kept from changing anything but what <see cref="Permission.OutlastsAgreement"/> names.
/// </summary>
public static class ViewerDatabase
{
    // People are never deleted, so that an unknown one is nobody who could have been sent away: the command line, a test.
    private const string Standing = $"""
        select exists (select from users where id = $1 and (disabled_at is not null or role <> $2 or partner_id is distinct from $3::text))
            or exists (select from user_session where session_id = $4::uuid and (revoked_at is not null or expires_at <= $5::timestamptz))
                as sent_away,
            {Ended} as ended
        """;

    /// <summary>Whether an agreement is over. $3 partner, null for the vendor's people; $5 now; $6 program.</summary>
    private const string Ended = """
        exists (select from agreement a join program g on g.program_id = a.program_id
            where a.program_id = $6 and a.partner_id = $3::text and a.terminated_on < ($5::timestamptz at time zone g.time_zone)::date)
        """;

    /// <summary>How the viewer's commands are done, each once.</summary>
    public static ViewerCommands For(this PortalDatabase database, Viewer viewer, Permission permission)
    {
        viewer.Require(permission);
        return new ViewerCommands(database, viewer, permission);
    }

    /// <summary>How commands of people who are not signed in are done, each once.</summary>
    public static ViewerCommands ForPublic(this PortalDatabase database) => new(database, null, null);

    /// <summary>A transaction in the viewer's scope.</summary>
    /// <exception cref="RuleViolationException">
    /// <c>access.denied</c>: the role lacks the permission, or the person was disabled, moved or signed out. <c>agreement.ended</c>: it is
    /// over,
    /// and with it what the permission allows.
    /// </exception>
    public static async Task<PortalTransaction> BeginAsync(
        this PortalDatabase database, Viewer viewer, Permission permission, CancellationToken ct)
    {
        viewer.Require(permission);
        var tx = await database.BeginAsync(viewer.Scope, ct);
        try
        {
            await RequireStillAllowedAsync(database, tx, viewer, permission, ct);
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
            await RequireStillAllowedAsync(database, unit.Sql, viewer, permission, ct);
            return unit;
        }
        catch
        {
            await unit.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether the agreement of the viewer's company is over; false for the vendor's people.</summary>
    internal static async Task<bool> HasEndedAsync(PortalDatabase database, PortalTransaction tx, Viewer viewer, CancellationToken ct) =>
        (await StandingAsync(database, tx, viewer, ct)).Ended;

    private static async Task RequireStillAllowedAsync(
        PortalDatabase database, PortalTransaction tx, Viewer viewer, Permission permission, CancellationToken ct)
    {
        var (sentAway, ended) = await StandingAsync(database, tx, viewer, ct);
        if (sentAway)
        {
            RefusedAccess.Note(viewer, permission.ToString());
            throw new RuleViolationException("access.denied", "Your role does not allow this.");
        }

        if (ended && !permission.OutlastsAgreement)
            throw new RuleViolationException(
                "agreement.ended", "The agreement has ended: everything can be read, and nothing changed any more.");
    }

    private static async Task<StandingRow> StandingAsync(
        PortalDatabase database, PortalTransaction tx, Viewer viewer, CancellationToken ct) =>
        (await tx.RowsAsync<StandingRow>(
            Standing, ct, viewer.UserId, Vocabulary<PortalRole>.Text(viewer.Role), viewer.PartnerId, viewer.SessionId,
            database.Time.GetUtcNow(), tx.ProgramId)).Single();

    private sealed record StandingRow(bool SentAway, bool Ended);
}
