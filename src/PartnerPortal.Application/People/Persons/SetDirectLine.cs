using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Fields;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.People.Persons;

/// <summary>
/// The telephone at which one of the vendor's people is reached directly: shown to the partners whose contact person that is and who have a
/// service level agreement of their own (spec 02).
/// </summary>
public sealed class SetDirectLine(PortalDatabase database, TimeProvider time)
{
    /// <summary>One's own.</summary>
    /// <param name="typed">Null or blank for none.</param>
    /// <exception cref="RuleViolationException">No telephone number, or not one of the vendor's people.</exception>
    public Task OwnAsync(Viewer viewer, CommandId id, string? typed, CancellationToken ct) =>
        OnceAsync(viewer, id, Permission.ManageOwnAccount, viewer.UserId, typed, ct);

    /// <summary>That of somebody else, by an administrator.</summary>
    /// <param name="typed">Null or blank for none.</param>
    /// <exception cref="RuleViolationException">No such person, no telephone number, or not one of the vendor's people.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, Guid userId, string? typed, CancellationToken ct) =>
        OnceAsync(viewer, id, Permission.ManagePeople, userId, typed, ct);

    private Task OnceAsync(Viewer viewer, CommandId id, Permission permission, Guid userId, string? typed, CancellationToken ct) =>
        database.For(viewer, permission).OnceAsync(
            id, new { permission, userId, typed }, unit => SetAsync(unit.Sql, viewer, userId, typed, ct), ct);

    private async Task SetAsync(PortalTransaction tx, Viewer viewer, Guid userId, string? typed, CancellationToken ct)
    {
        var line = ContactFields.Optional(typed);
        if (line is not null && !ContactFields.IsPhone(line))
            throw new RuleViolationException("application.phone", "A telephone number has 5 to 50 digits, blanks and signs.");
        var person = await ManagedPeople.FindAsync(tx, viewer, userId, ct);
        if (person.PartnerId is not null)
            throw new RuleViolationException("person.direct_line", "Only the vendor's people have a direct line.");
        var former = await tx.ScalarAsync<string?>("select phone_number from users where id = $1", ct, userId);
        if (former == line) return;

        await tx.ExecuteAsync("update users set phone_number = $2 where id = $1", ct, userId, line);
        var change = new AuditEvent(
            AuditAction.DirectLineChanged, person.Email, null, new { DirectLine = former }, new { DirectLine = line });
        await AuditTrail.WriteAsync(tx, viewer, time.GetUtcNow(), change, ct);
    }
}
