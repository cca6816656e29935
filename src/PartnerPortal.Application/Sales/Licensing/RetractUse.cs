using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Data.Sales.Licensing;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Sales.Licensing;

/// <param name="UseId">A recorded use of this partner.</param>
public sealed record RetractUseCommand(string PartnerId, Guid UseId);

/// <summary>Staff take back what they recorded by mistake.</summary>
public sealed class RetractUse(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">No such entry, or taken back before.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, RetractUseCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.RecordAllowanceUse).OnceAsync(id, command, unit => RunAsync(unit, viewer, command, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, RetractUseCommand command, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        await AllowanceStanding.LockAsync(unit.Sql, command.PartnerId, time, ct);
        var use = await unit.Db
            .Locked<UsedAllowance>($"program_id = {unit.Sql.ProgramId} and partner_id = {command.PartnerId} and use_id = {command.UseId}")
            .SingleOrDefaultAsync(ct) ?? throw GrantedAllowance.Unknown();
        use.Retract(viewer.Name, at);
        await AuditTrail.WriteAsync(unit.Sql, viewer, at, new AuditEvent(
            AuditAction.AllowanceUseRetracted, use.PartnerId, use.PartnerId, Before: new { Use = use.UseId }), ct);
    }
}
