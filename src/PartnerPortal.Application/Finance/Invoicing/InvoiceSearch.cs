using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Search;
using PartnerPortal.Application.Sales;

namespace PartnerPortal.Application.Finance.Invoicing;

/// <summary>Invoices by the beginning of their number.</summary>
public static class InvoiceSearch
{
    public const string Kind = "invoice";

    internal static readonly SearchSource Source = new(
        Kind,
        viewer => viewer.MaySeeSales(),
        """
        select i.invoice_no, i.invoice_no, c.name, 1
        from (select * from invoice x where x.program_id = $1 and x.invoice_no >= $2 collate "C" and x.invoice_no < $4 collate "C"
            order by x.invoice_no limit $5) i
        join customer c on c.program_id = i.program_id and c.customer_id = i.customer_id
        """);
}
