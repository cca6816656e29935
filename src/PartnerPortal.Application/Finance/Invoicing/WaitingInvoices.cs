using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Waiting;

namespace PartnerPortal.Application.Finance.Invoicing;

/// <summary>Invoices that are disputed.</summary>
internal static class WaitingInvoices
{
    internal static readonly WaitingSource Source = new(
        "disputed", Permission.SeeAllSales,
        """
        select count(*) from (select from invoice where program_id = $1 and disputed limit 1000) c
        """);
}
