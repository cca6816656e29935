using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Data.Sales.Licensing;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Sales.Licensing;

/// <param name="EndPlus">Ends the latest PLUS order that no licence needs any more.</param>
public sealed record ReturnLicenceCommand(string LicenceId, bool EndPlus);

/// <summary>A partner gives licences not for resale back: they are invalid from then on.</summary>
public sealed class ReturnLicence(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">No such licence, or returned before.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, ReturnLicenceCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.TakeOwnLicences).OnceAsync(id, command, unit => RunAsync(unit, viewer, command, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, ReturnLicenceCommand command, CancellationToken ct)
    {
        if (command.EndPlus) viewer.Require(Permission.OrderOwnUse);
        var (partnerId, now) = (viewer.PartnerId!, time.GetUtcNow());
        var standing = await AllowanceStanding.LockAsync(unit.Sql, partnerId, time, ct);
        var licence = await unit.Db
            .Locked<Licence>($"program_id = {unit.Sql.ProgramId} and partner_id = {partnerId} and licence_id = {command.LicenceId}")
            .SingleOrDefaultAsync(ct) ?? throw Licence.Unknown();
        licence.Return(standing.Today, viewer.Name, now);
        await AuditTrail.WriteAsync(
            unit.Sql, viewer, now, new AuditEvent(AuditAction.LicenceReturned, $"{partnerId} {licence.LicenceId}"), ct);
        if (command.EndPlus) await EndPlusAsync(unit, viewer, standing.Without(licence.LicenceId), now, ct);
    }

    private static async Task EndPlusAsync(
        PortalUnit unit, Viewer viewer, AllowanceStanding standing, DateTimeOffset now, CancellationToken ct)
    {
        var spare = standing.Of(HoldingKind.Order).FirstOrDefault(row => row.IsStandingPlus && row.Quantity <= standing.Team.Spare);
        if (spare is not null) await EndOwnUseOrder.EndAsync(unit, viewer, standing, spare.Id, now, ct);
    }
}
