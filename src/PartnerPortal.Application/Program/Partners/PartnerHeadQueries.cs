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
        var head = await tx.FirstRowAsync<HeadRow>(
            """
            select p.partner_id, p.name, p.country, a.suspended, a.terminated_on, a.activated_on,
                ($3::timestamptz at time zone g.time_zone)::date as today,
                (select min(m.period) from parked_month m where $4 and m.program_id = $1 and m.partner_id = p.partner_id
                    and m.finished_at is null) as parked
            from partner p join agreement a on a.program_id = $1 and a.partner_id = p.partner_id join program g on g.program_id = $1
            where p.partner_id = $2
            """,
            ct, tx.ProgramId, partnerId, time.GetUtcNow(), viewer.May(Permission.SeeMonths));
        return head?.ToHead();
    }

    private sealed record HeadRow(
        string PartnerId, string Name, string Country, bool Suspended, DateOnly? TerminatedOn, DateOnly ActivatedOn, DateOnly Today,
        Month? Parked)
    {
        public PartnerHead ToHead() => new(
            PartnerId, Name, Country, PartnerStanding.Of(Suspended, TerminatedOn, Today), ActivatedOn, TerminatedOn, Parked);
    }
}
