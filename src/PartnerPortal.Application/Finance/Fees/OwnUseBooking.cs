using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Sales.Licensing;

namespace PartnerPortal.Application.Finance.Fees;

/// <summary>
/// What partners ordered for themselves becomes services of the period that is closed: each once, whatever runs twice, since the next one
/// is reckoned from the latest that is booked. Imported services stand beside them.
/// </summary>
internal static class OwnUseBooking
{
    /// <summary>Orders that may owe something for a month. $2 is its first day.</summary>
    public const string Open = """
        cancelled_at is null and starts_on < $2::date + interval '1 month' and (unit = 'month' and (ends_on is null or ends_on >= $2)
            or not exists (select from service s where s.program_id = $1 and s.partner_id = own_use_order.partner_id
                and s.order_id = own_use_order.order_id))
        """;

    // The lock lets nobody cancel what is being booked. $1 program, $2 partners, $3 last day of the month.
    private const string Orders = """
        select partner_id, order_id, description, list_price, quantity, unit, starts_on, ends_on,
            (select max(booked_on) from service s where s.program_id = o.program_id and s.partner_id = o.partner_id
                and s.order_id = o.order_id) as booked_through
        from own_use_order o
        where program_id = $1 and partner_id = any($2) and cancelled_at is null and starts_on <= $3
        order by partner_id, order_id for share of o
        """;

    private const string Insert = """
        insert into service (program_id, service_id, partner_id, booked_on, description, list_price, period, order_id)
        select $1, s, p, b, d, l, $2, o from unnest($3::text[], $4::text[], $5::date[], $6::text[], $7::numeric[], $8::text[]) as due (s,
            p, b, d, l, o)
        """;

    public static async Task BookAsync(
        PortalTransaction tx, MonthScope month, string[] partners, Dictionary<string, PartnerAgreement> agreements, CancellationToken ct)
    {
        var orders = await tx.RowsAsync<OrderRow>(Orders, ct, month.ProgramId, partners, month.Month.Last);
        var due = orders.SelectMany(row => row.ToOrder()
            .Due(month.Month, row.BookedThrough, agreements[row.PartnerId].Agreement.TerminatedOn)
            .Select(service => (row.PartnerId, row.OrderId, Service: service))).ToList();
        if (due.Count == 0) return;

        await tx.ExecuteAsync(
            Insert, ct, month.ProgramId, month.Month.First,
            due.Select(row => row.Service.ServiceId).ToArray(),
            due.Select(row => row.PartnerId).ToArray(),
            due.Select(row => row.Service.BookedOn).ToArray(),
            due.Select(row => row.Service.Description).ToArray(),
            due.Select(row => row.Service.ListPrice).ToArray(),
            due.Select(row => row.OrderId).ToArray());
    }

    private sealed record OrderRow(
        string PartnerId, string OrderId, string Description, decimal ListPrice, int Quantity, string Unit, DateOnly StartsOn,
        DateOnly? EndsOn, DateOnly? BookedThrough)
    {
        public OwnUseOrder ToOrder() =>
            new(OrderId, Description, ListPrice, Quantity, Vocabulary<OwnUseUnit>.Parse(Unit), StartsOn, EndsOn);
    }
}
