using PartnerPortal.Application.Platform.Vendor;
using PartnerPortal.Documents.Finance.Statements;

namespace PartnerPortal.Application.Finance.Statements;

/// <summary>The vendor's block of a statement.</summary>
public static class StatementVendors
{
    public static StatementVendor ForStatements(this VendorDetails vendor)
    {
        ArgumentNullException.ThrowIfNull(vendor);
        return new(vendor.Name, vendor.Address, vendor.VatId, vendor.Email, vendor.Website);
    }
}
