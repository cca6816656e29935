using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Data.Sales.Licensing;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Sales.Licensing;

/// <param name="GrantId">A grant of this partner.</param>
public sealed record RevokeAllowanceCommand(string PartnerId, Guid GrantId);

/// <summary>A manager takes a grant back.</summary>
public sealed class RevokeAllowance(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">No such grant, or taken back before.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, RevokeAllowanceCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.ManageLicences).OnceAsync(id, command, unit => RunAsync(unit, viewer, command, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, RevokeAllowanceCommand command, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        await AllowanceStanding.LockAsync(unit.Sql, command.PartnerId, time, ct);
        var (partnerId, grantId) = command;
        var grant = await unit.Db
            .Locked<GrantedAllowance>($"program_id = {unit.Sql.ProgramId} and partner_id = {partnerId} and grant_id = {grantId}")
            .SingleOrDefaultAsync(ct) ?? throw GrantedAllowance.Unknown();
        grant.Revoke(viewer.Name, at);
        await AuditTrail.WriteAsync(unit.Sql, viewer, at, new AuditEvent(
            AuditAction.AllowanceRevoked, grant.PartnerId, grant.PartnerId, Before: new { Grant = grant.GrantId }), ct);
    }
}
