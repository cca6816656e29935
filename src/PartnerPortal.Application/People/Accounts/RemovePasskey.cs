using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>A passkey no longer opens the account.</summary>
public sealed class RemovePasskey(PortalDatabase database, TimeProvider time)
{
    /// <param name="passkeyId">As <see cref="Passkey.Id"/> names it; an absent one changes nothing.</param>
    /// <exception cref="RuleViolationException">It is the last factor of the vendor's staff, or the person has to confirm first who is
    /// there.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, string passkeyId, CancellationToken ct) =>
        database.For(viewer, Permission.ManageOwnAccount).OnceAsync(
            id, new { passkeyId }, unit => RunAsync(unit.Sql, viewer, passkeyId, ct), ct);

    private async Task RunAsync(PortalTransaction tx, Viewer viewer, string passkeyId, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        await tx.RequireStepUpAsync(viewer, at, ct);
        var name = await tx.ScalarAsync<string>(
            """
            delete from user_passkeys
            where user_id = $1 and encode(credential_id, 'hex') = $2 returning coalesce(data->>'Name', '')
            """, ct, viewer.UserId, passkeyId);
        if (name is null) return;
        await FactorGuard.RequireOneLeftAsync(tx, viewer, ct);
        await AuditTrail.WriteAsync(
            tx, viewer, at,
            new AuditEvent(AuditAction.SecondFactorRemoved, viewer.Name, viewer.PartnerId, new { Kind = "passkey", Name = name }, null),
            ct);
    }
}
