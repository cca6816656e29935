using System.Text.Json;
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
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        return await tx.ReadAsync(
            "select item_id, valid_from, position, required, active, texts::text from qualification_item where program_id = $1 order by position, item_id",
            row => new QualificationItem(
                row.GetGuid(0), row.GetFieldValue<DateOnly>(1), row.GetInt32(2), row.GetBoolean(3), row.GetBoolean(4),
                JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(5))!),
            ct, ProgramIds.Main);
    }
}
