using Npgsql;
using PartnerPortal.Application.Programs;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Partners;

/// <summary>The vendor's person whom a partner can ask (spec 02).</summary>
/// <param name="DirectLine">The telephone of that person, for partners with a service level agreement of their own that runs.</param>
public sealed record ContactPerson(Guid UserId, string Name, string Email, string? DirectLine)
{
    private const string Read = """
        select u.id, u.display_name, u.email, case when exists (select from own_use_order o
            where o.program_id = $1 and o.partner_id = $2 and o.kind = 'sla' and o.cancelled_at is null and o.starts_on <= $3
                and (o.ends_on is null or o.ends_on >= $3)) then u.phone_number end
        from agreement a join users u on u.id = a.contact_user and u.disabled_at is null
        where a.program_id = $1 and a.partner_id = $2
        """;

    internal static async Task<ContactPerson?> FindAsync(PortalTransaction tx, string partnerId, DateOnly today, CancellationToken ct) =>
        (await tx.ReadAsync(Read, Map, ct, ProgramIds.Main, partnerId, today)).SingleOrDefault();

    /// <summary>The same within a batch; read it once the batch has run.</summary>
    internal static Func<ContactPerson?> Find(PortalBatch batch, string partnerId, DateOnly today)
    {
        var rows = batch.Add(Read, Map, ProgramIds.Main, partnerId, today);
        return () => rows.SingleOrDefault();
    }

    private static ContactPerson Map(NpgsqlDataReader row) =>
        new(row.GetGuid(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3));
}
