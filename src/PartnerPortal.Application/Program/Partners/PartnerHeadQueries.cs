using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Partners;

/// <summary>Who a partner is: the head of its page.</summary>
/// <param name="Parked">The month that waits for a person before it is charged; null for none, and where the viewer may not see
/// money.</param>
public sealed record PartnerHead(
    string PartnerId, string Name, string Country, PartnerStatus Status, DateOnly ActivatedOn, DateOnly? TerminatedOn, Month? Parked);

/// <summary>Reads who a partner is: staff see all, a partner's people their own; anything else is as if it were absent.</summary>
public sealed class PartnerHeadQueries(PortalDatabase database, TimeProvider time)
{
    /// <summary>Who a partner is; null when it is absent or not the viewer's.</summary>
    public async Task<PartnerHead?> FindAsync(Viewer viewer, string partnerId, CancellationToken ct)
    {
        viewer.Require(viewer.IsStaff ? Permission.SeeAllPartners : Permission.SeeOwnLedger);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var rows = await tx.ReadAsync(
            """
            select p.partner_id, p.name, p.country, a.suspended, a.terminated_on, a.activated_on, ($3::timestamptz at time zone
                g.time_zone)::date,
                (select min(m.period) from parked_month m where $4 and m.program_id = $1 and m.partner_id = p.partner_id
                    and m.finished_at is null)
            from partner p join agreement a on a.program_id = $1 and a.partner_id = p.partner_id join program g on g.program_id = $1
            where p.partner_id = $2
            """,
            row => new PartnerHead(
                row.GetString(0), row.GetString(1), row.GetString(2), PartnerStanding.Of(row, 3, 4, row.GetFieldValue<DateOnly>(6)),
                row.GetFieldValue<DateOnly>(5),
                row.IsDBNull(4) ? null : row.GetFieldValue<DateOnly>(4), row.IsDBNull(7) ? null : Month.Of(row.GetFieldValue<DateOnly>(7))),
            ct, tx.ProgramId, partnerId, time.GetUtcNow(), viewer.May(Permission.SeeMonths));
        return rows.SingleOrDefault();
    }
}
