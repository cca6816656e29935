using PartnerPortal.Data.Platform.Access;
using static PartnerPortal.Data.Platform.Access.PortalRole;

namespace PartnerPortal.Application.Platform.Access;

// What this area asks for, and who has it.
public sealed partial class Permission
{
    public static readonly Permission SeeMonths = new([Administrator, Manager, PortalRole.Finance]);
    public static readonly Permission CloseMonths = new([Administrator, PortalRole.Finance]);
    public static readonly Permission ManageAutomaticClose = new([Administrator, PortalRole.Finance]);
    public static readonly Permission SeeAllStatements = new([Administrator, Manager, PortalRole.Finance]);
    public static readonly Permission SeeOwnStatements = new([PartnerOwner, PartnerFinance]);
    public static readonly Permission SeeOwnLedger = new([PartnerOwner, PartnerFinance]);
    public static readonly Permission PostAdjustments = new([Administrator, PortalRole.Finance]);
    public static readonly Permission WaiveFees = new([Administrator, Manager]);
    public static readonly Permission ManageDisputes = new([Administrator, PortalRole.Finance]);
    public static readonly Permission LinkCreditNotes = new([Administrator, PortalRole.Finance]);
    public static readonly Permission ReleaseParked = new([Administrator, Manager, PortalRole.Finance]);
    public static readonly Permission ManageParking = new([Administrator, PortalRole.Finance]);
    public static readonly Permission ApprovePayouts = new([Administrator, PortalRole.Finance]);
}
