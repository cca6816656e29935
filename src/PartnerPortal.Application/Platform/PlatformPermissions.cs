using static PartnerPortal.Data.Platform.Access.PortalRole;

namespace PartnerPortal.Application.Platform.Access;

// What this area asks for, and who has it.
public sealed partial class Permission
{
    public static readonly Permission ManageOwnAccount = new(Everybody) { OutlastsAgreement = true };
    public static readonly Permission SeeHome = new(Everybody);
    public static readonly Permission UseOwnLists = new(Everybody) { OutlastsAgreement = true };
    public static readonly Permission SeeAudit = new([Administrator]);
    public static readonly Permission SeeMail = new([Administrator]);
    public static readonly Permission SeeSystem = new([Administrator]);
}
