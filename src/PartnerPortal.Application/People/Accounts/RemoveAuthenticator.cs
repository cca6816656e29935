using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>The authenticator app is no longer asked for.</summary>
public sealed class RemoveAuthenticator(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">It is the last factor of the vendor's staff, or the person has to confirm first who is
    /// there.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, CancellationToken ct) =>
        database.For(viewer, Permission.ManageOwnAccount).OnceAsync(id, new { }, unit => RunAsync(unit.Sql, viewer, ct), ct);

    private async Task RunAsync(PortalTransaction tx, Viewer viewer, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        await tx.RequireStepUpAsync(viewer, at, ct);
        await tx.ExecuteAsync("delete from user_totp where user_id = $1", ct, viewer.UserId);
        await FactorGuard.RequireOneLeftAsync(tx, viewer, ct);
        await AuditTrail.WriteAsync(
            tx, viewer, at,
            new AuditEvent(AuditAction.SecondFactorRemoved, viewer.Name, viewer.PartnerId, new { Kind = "authenticator" }, null), ct);
    }
}
