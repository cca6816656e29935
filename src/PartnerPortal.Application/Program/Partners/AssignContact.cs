using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Partners;

/// <summary>Gives a partner one of the vendor's people as its contact person (spec 02).</summary>
public sealed class AssignContact(PortalDatabase database, TimeProvider time)
{
    /// <summary>The roles of the vendor's people.</summary>
    internal static readonly string[] StaffRoles =
        [.. Enum.GetValues<PortalRole>().Select(Vocabulary<PortalRole>.Text).Where(role => !role.StartsWith("partner_", StringComparison.Ordinal))];

    /// <exception cref="RuleViolationException">No such partner, or not one of the vendor's people.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, string partnerId, Guid contact, CancellationToken ct) =>
        database.For(viewer, Permission.ManagePartners).OnceAsync(
            id, new { partnerId, contact }, tx => RunAsync(tx, viewer, partnerId, contact, ct), ct);

    private async Task RunAsync(PortalTransaction tx, Viewer viewer, string partnerId, Guid contact, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        await ChangingPartner.LockAsync(tx, partnerId, ct);
        var name = await tx.ScalarAsync<string>(
            "select display_name from users where id = $1 and disabled_at is null and role = any($2)", ct, contact, StaffRoles)
            ?? throw new RuleViolationException("contact.unknown", "This person cannot be a contact.");
        await tx.ExecuteAsync("update agreement set contact_user = $3 where program_id = $1 and partner_id = $2", ct, ProgramIds.Main, partnerId, contact);
        await Notices.ToPartnerAsync(
            tx, at, partnerId, Permission.SeeOwnCompany, new Notice(NoticeKind.ContactAssigned, $"contact:{partnerId}:{contact}:{at:yyyyMMddHHmmss}", "company/agreement", name), ct);
        await AuditTrail.WriteAsync(tx, viewer, at, new AuditEvent(AuditAction.ContactAssigned, partnerId, partnerId, After: new { Contact = name }), ct);
    }
}
