namespace PartnerPortal.Data.Platform.Access;

/// <summary>What a person may do (spec 07): the first four are the vendor's staff, the others belong to a partner company.</summary>
public enum PortalRole
{
    Administrator,
    Manager,
    Finance,
    SupportAgent,
    PartnerOwner,
    PartnerSales,
    PartnerFinance,
    PartnerTechnician,
}
