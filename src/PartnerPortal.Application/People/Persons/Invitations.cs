using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.People.Persons;

/// <summary>What becomes of invitations that were not accepted: sent again, or withdrawn.</summary>
public sealed class Invitations(PortalDatabase database, TimeProvider time)
{
    /// <summary>A new mail with a new link; the old link is void.</summary>
    /// <exception cref="RuleViolationException">No such person, or the person was here already.</exception>
    public Task ResendAsync(Viewer viewer, CommandId id, Guid userId, CancellationToken ct) =>
        database.For(viewer, ManagedPeople.PermissionOf(viewer)).OnceAsync(
            id, new { userId }, unit => ResendAsync(unit.Sql, viewer, userId, ct), ct);

    private async Task ResendAsync(PortalTransaction tx, Viewer viewer, Guid userId, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var person = await FindInvitedAsync(tx, viewer, userId, ct);
        var command = new InvitePersonCommand(person.Email, person.Name, person.Role, person.PartnerId, person.Language);
        await InvitePerson.SendAsync(tx, userId, command, at, ct);
        await AuditTrail.WriteAsync(
            tx, viewer, at, new AuditEvent(AuditAction.PersonInvited, person.Email, person.PartnerId, null, new { person.Role }), ct);
    }

    /// <summary>The link is void; who is invited again later gets a new one.</summary>
    /// <exception cref="RuleViolationException">No such person, or the person was here already.</exception>
    public Task RevokeAsync(Viewer viewer, CommandId id, Guid userId, CancellationToken ct) =>
        database.For(viewer, ManagedPeople.PermissionToEnd(viewer)).OnceAsync(
            id, new { userId }, unit => RevokeAsync(unit.Sql, viewer, userId, ct), ct);

    private async Task RevokeAsync(PortalTransaction tx, Viewer viewer, Guid userId, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var person = await FindInvitedAsync(tx, viewer, userId, ct);
        await AccountLink.RevokeAsync(tx, userId, LinkPurpose.Invitation, ct);
        await tx.ExecuteAsync("update users set disabled_at = $2 where id = $1", ct, userId, at);
        await AuditTrail.WriteAsync(
            tx, viewer, at, new AuditEvent(AuditAction.InvitationWithdrawn, person.Email, person.PartnerId, new { person.Role }, null), ct);
    }

    private static async Task<ManagedPerson> FindInvitedAsync(PortalTransaction tx, Viewer viewer, Guid userId, CancellationToken ct)
    {
        var person = await ManagedPeople.FindAsync(tx, viewer, userId, ct);
        return person is { Invited: true, Disabled: false }
            ? person
            : throw new RuleViolationException("person.accepted", $"{person.Name} has accepted the invitation already.", person.Name);
    }
}
