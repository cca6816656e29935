using PartnerPortal.Data.Platform.Access;
using static PartnerPortal.Data.Platform.Access.PortalRole;

namespace PartnerPortal.Application.Platform.Access;

// What this area asks for, and who has it.
public sealed partial class Permission
{
    public static readonly Permission SeeAllSales = new([Administrator, Manager, PortalRole.Finance]);
    public static readonly Permission SeeOwnSales = new([PartnerOwner, PartnerSales]);
    public static readonly Permission SeeAllLicences = new([Administrator, Manager, PortalRole.Finance, SupportAgent]);
    public static readonly Permission SeeOwnLicences = new([PartnerOwner, PartnerSales, PartnerTechnician]);
    public static readonly Permission TakeOwnLicences = new([PartnerOwner, PartnerSales, PartnerTechnician]);
    public static readonly Permission OrderOwnUse = new([PartnerOwner]);
    public static readonly Permission ManageLicences = new([Administrator, Manager]);
    public static readonly Permission RecordAllowanceUse = new([Administrator, Manager, SupportAgent]);
    public static readonly Permission ManageServiceOffers = new([Administrator, Manager]);
}
