using PartnerPortal.Data.Platform.Access;
using static PartnerPortal.Data.Platform.Access.PortalRole;

namespace PartnerPortal.Application.Platform.Access;

// What this area asks for, and who has it.
public sealed partial class Permission
{
    public static readonly Permission SeeAllPartners = new([Administrator, Manager, PortalRole.Finance, SupportAgent]);
    public static readonly Permission ManagePartners = new([Administrator, Manager]);
    public static readonly Permission SeePartnerAgreements = new([Administrator, Manager, PortalRole.Finance, SupportAgent]);
    public static readonly Permission SeeOwnCompany = new([PartnerOwner, PartnerFinance]);
    public static readonly Permission EditOwnCompany = new([PartnerOwner]);
    public static readonly Permission ChangeOwnBankDetails = new([PartnerOwner, PartnerFinance]) { OutlastsAgreement = true };
    public static readonly Permission SeeApplications = new([Administrator, Manager]);
    public static readonly Permission DecideApplications = new([Administrator, Manager]);
    public static readonly Permission ManageAgreementTexts = new([Administrator, Manager]);
    public static readonly Permission ManageQualification = new([Administrator, Manager]);
    public static readonly Permission SeeTerms = new([Administrator, Manager, PortalRole.Finance]);
    public static readonly Permission SeeOwnTerms = new([PartnerOwner, PartnerFinance]);
    public static readonly Permission ManageTerms = new([Administrator, Manager]);
    public static readonly Permission ManageCaps = new([Administrator, Manager]);
}
