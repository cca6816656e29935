using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Sales.Licensing;

/// <param name="EndPlus">Ends the latest PLUS order that no licence needs any more.</param>
public sealed record ReturnLicenceCommand(string LicenceId, bool EndPlus);

/// <summary>A partner gives licences not for resale back: they are invalid from then on.</summary>
public sealed class ReturnLicence(PortalDatabase database, TimeProvider time)
{
    private const string Terminate = """
        update licence set status = 'terminated', valid_to = greatest($4, valid_from), returned_by = $5, returned_at = $6
        where program_id = $1 and partner_id = $2 and licence_id = $3 and status <> 'terminated'
        """;

    /// <exception cref="RuleViolationException">No such licence, or returned before.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, ReturnLicenceCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.TakeOwnLicences).OnceAsync(id, command, tx => RunAsync(tx, viewer, command, ct), ct);

    private async Task RunAsync(PortalTransaction tx, Viewer viewer, ReturnLicenceCommand command, CancellationToken ct)
    {
        if (command.EndPlus) viewer.Require(Permission.OrderOwnUse);
        var (partnerId, now) = (viewer.PartnerId!, time.GetUtcNow());
        var standing = await AllowanceStanding.LockAsync(tx, partnerId, time, ct);
        var returned = await tx.ExecuteAsync(Terminate, ct, ProgramIds.Main, partnerId, command.LicenceId, standing.Today, viewer.Name, now);
        if (returned == 0) throw new RuleViolationException("licence.unknown", "There is no such licence in force.");
        await AuditTrail.WriteAsync(tx, viewer, now, new AuditEvent(AuditAction.LicenceReturned, $"{partnerId} {command.LicenceId}"), ct);
        if (command.EndPlus) await EndPlusAsync(tx, viewer, (await AllowanceStanding.FindAsync(tx, partnerId, time, ct))!, now, ct);
    }

    private static async Task EndPlusAsync(PortalTransaction tx, Viewer viewer, AllowanceStanding standing, DateTimeOffset now, CancellationToken ct)
    {
        var spare = standing.Of(HoldingKind.Order).FirstOrDefault(row => row.IsStandingPlus && row.Quantity <= standing.Team.Spare);
        if (spare is not null) await EndOwnUseOrder.EndAsync(tx, viewer, standing, spare, now, ct);
    }
}
