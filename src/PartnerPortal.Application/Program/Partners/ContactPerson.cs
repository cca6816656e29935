using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Program.Partners;

/// <summary>The vendor's person whom a partner can ask (spec 02).</summary>
/// <param name="DirectLine">The telephone of that person, for partners with a service level agreement of their own that runs.</param>
public sealed record ContactPerson(Guid UserId, string Name, string Email, string? DirectLine)
{
    private const string Read = """
        select u.id as user_id, u.display_name as name, u.email, case when exists (select from own_use_order o
            where o.program_id = $1 and o.partner_id = $2 and o.kind = 'sla' and o.cancelled_at is null and o.starts_on <= t.today
                and (o.ends_on is null or o.ends_on >= t.today)) then u.phone_number end as direct_line
        from agreement a join users u on u.id = a.contact_user and u.disabled_at is null
        join lateral (select ($3::timestamptz at time zone g.time_zone)::date as today from program g where g.program_id = $1) t on true
        where a.program_id = $1 and a.partner_id = $2
        """;

    /// <summary>Within a batch; read it once the batch has run.</summary>
    internal static Func<ContactPerson?> Find(PortalBatch batch, string partnerId, DateTimeOffset now)
    {
        var rows = batch.Rows<ContactPerson>(Read, batch.ProgramId, partnerId, now);
        return () => rows.SingleOrDefault();
    }
}
