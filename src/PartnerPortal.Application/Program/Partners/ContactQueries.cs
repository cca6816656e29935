using Microsoft.EntityFrameworkCore;
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
        await using var unit = await database.OpenAsync(viewer.Scope, ct);
        return await unit.Db.People(StaffRoles.All).OrderBy(person => person.DisplayName)
            .Select(person => new StaffPerson(person.Id, person.DisplayName)).ToListAsync(ct);
    }
}
