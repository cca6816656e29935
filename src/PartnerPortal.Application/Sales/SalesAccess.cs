using PartnerPortal.Application.Platform.Access;

namespace PartnerPortal.Application.Sales;

/// <summary>Customers and invoices: the vendor's people see all of them, a partner's people their own.</summary>
public static class SalesAccess
{
    /// <summary>What the person needs to see the part that is within its reach.</summary>
    public static Permission SalesPermission(this Viewer viewer) => viewer.IsStaff ? Permission.SeeAllSales : Permission.SeeOwnSales;

    public static bool MaySeeSales(this Viewer viewer) => viewer.May(viewer.SalesPermission());
}
