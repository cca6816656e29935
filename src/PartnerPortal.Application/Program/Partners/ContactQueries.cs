using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Program.Applications;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Program.Partners;

/// <summary>Reads who may be the contact person of a partner.</summary>
public sealed class ContactQueries(PortalDatabase database)
{
    /// <summary>The vendor's people, to choose a contact person from.</summary>
    public async Task<IReadOnlyList<StaffPerson>> StaffAsync(Viewer viewer, CancellationToken ct)
    {
        viewer.Require(Permission.ManagePartners);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        return await tx.ReadAsync(
            "select id, display_name from users where disabled_at is null and role = any($1) order by display_name",
            row => new StaffPerson(row.GetGuid(0), row.GetString(1)), ct, AssignContact.StaffRoles);
    }
}
