using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>New recovery codes; the old ones are void at once.</summary>
public sealed class RenewRecoveryCodes(PortalDatabase database, TimeProvider time)
{
    /// <returns>The codes, shown this once.</returns>
    /// <exception cref="RuleViolationException">The person has to confirm first who is there, or has no second factor.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(Viewer viewer, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        await using var tx = await database.BeginAsync(viewer, Permission.ManageOwnAccount, ct);
        await tx.RequireStepUpAsync(viewer, at, ct);
        if (!(await FactorQueries.ReadAsync(tx, viewer.UserId, ct)).Any)
            throw new RuleViolationException("factor.none", "Recovery codes replace a second factor, and there is none.");
        var codes = await RecoveryCodes.RenewAsync(tx, viewer.UserId, at, ct);
        await AuditTrail.WriteAsync(
            tx, viewer, at, new AuditEvent(AuditAction.RecoveryCodesRenewed, viewer.Name, viewer.PartnerId, null, null), ct);
        await tx.CommitAsync(ct);
        return codes;
    }
}
