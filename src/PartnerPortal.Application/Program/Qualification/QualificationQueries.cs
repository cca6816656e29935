using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Program.Qualification;

/// <summary>Reads the checklist for applicants.</summary>
public sealed class QualificationQueries(PortalDatabase database)
{
    /// <summary>All items in their order, the inactive ones too.</summary>
    public async Task<IReadOnlyList<QualificationItem>> ListAsync(Viewer viewer, CancellationToken ct)
    {
        viewer.Require(Permission.ManageQualification);
        await using var unit = await database.OpenAsync(viewer.Scope, ct);
        return await unit.Db.QualificationItems.Where(item => item.ProgramId == unit.Sql.ProgramId).OrderBy(item => item.Position)
            .ThenBy(item => item.ItemId)
            .Select(item => new QualificationItem(item.ItemId, item.ValidFrom, item.Position, item.Required, item.Active, item.Texts))
                .ToListAsync(ct);
    }
}
