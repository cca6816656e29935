using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.People.Persons;

/// <summary>
/// Takes away somebody's second factor, all of it: the phone is gone and so are the recovery codes. The person is told by mail, and the
/// vendor's staff sets up a new one at the next sign-in.
/// </summary>
public sealed class ResetSecondFactor(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">No such person, oneself, or the viewer has to confirm first who is there.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, Guid userId, CancellationToken ct) =>
        database.For(viewer, ManagedPeople.PermissionOf(viewer)).OnceAsync(
            id, new { userId }, unit => RunAsync(unit.Sql, viewer, userId, ct), ct);

    private async Task RunAsync(PortalTransaction tx, Viewer viewer, Guid userId, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var person = await ManagedPeople.FindAsync(tx, viewer, userId, ct);
        ManagedPeople.RequireOther(viewer, person);
        await tx.RequireStepUpAsync(viewer, at, ct);
        await RemoveAsync(tx, userId, ct);
        await EndSessions.AllOfAsync(tx, userId, at, null, ct);
        await EndSessions.RenewStampAsync(tx, userId, ct);
        await AuditTrail.WriteAsync(
            tx, viewer, at, new AuditEvent(AuditAction.SecondFactorReset, person.Email, person.PartnerId, null, null), ct);
        var mail = new MailDraft(
            MailKind.SecondFactorReset, $"factor-reset/{userId}/{at.UtcTicks}", person.Email, person.Language, person.Name,
            viewer.Name) { Link = "sign-in" };
        await Outbox.AddAsync(tx, at, mail, ct);
    }

    internal static async Task RemoveAsync(PortalTransaction tx, Guid userId, CancellationToken ct)
    {
        foreach (var table in new[] { "user_totp", "user_passkeys", "user_recovery_code" })
            await tx.ExecuteAsync($"delete from {table} where user_id = $1", ct, userId);
    }
}
