using static PartnerPortal.Data.Platform.Access.PortalRole;

namespace PartnerPortal.Application.Platform.Access;

// What this area asks for, and who has it.
public sealed partial class Permission
{
    public static readonly Permission ManagePeople = new([Administrator]);
    public static readonly Permission ManageOwnPeople = new([PartnerOwner]);
    public static readonly Permission EndOwnAccess = new([PartnerOwner]) { OutlastsAgreement = true };
}
