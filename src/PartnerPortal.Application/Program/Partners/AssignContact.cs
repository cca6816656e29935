using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Partners;

/// <summary>Gives a partner one of the vendor's people as its contact person (spec 02).</summary>
public sealed class AssignContact(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">No such partner, or not one of the vendor's people.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, string partnerId, Guid contact, CancellationToken ct) =>
        database.For(viewer, Permission.ManagePartners).OnceAsync(
            id, new { partnerId, contact }, unit => RunAsync(unit, viewer, partnerId, contact, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, string partnerId, Guid contact, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var partner = await ChangingPartner.LockAsync(unit, partnerId, ct);
        var name = await unit.Db.People(StaffRoles.All).Where(person => person.Id == contact).Select(person => person.DisplayName)
            .SingleOrDefaultAsync(ct)
            ?? throw new RuleViolationException("contact.unknown", "This person cannot be a contact.");
        partner.Agreement.AssignContact(contact);
        await Notices.ToPartnerAsync(
            unit.Sql, at, partnerId, Permission.SeeOwnCompany,
            new Notice(NoticeKind.ContactAssigned, $"contact:{partnerId}:{contact}:{at:yyyyMMddHHmmss}", "company/agreement", name), ct);
        await AuditTrail.WriteAsync(unit.Sql, viewer, at,
            new AuditEvent(AuditAction.ContactAssigned, partnerId, partnerId, After: new { Contact = name }), ct);
    }
}
