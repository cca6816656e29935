using PartnerPortal.Data.Platform.Access;
using static PartnerPortal.Data.Platform.Access.PortalRole;

namespace PartnerPortal.Application.Platform.Access;

// What this area asks for, and who has it.
public sealed partial class Permission
{
    public static readonly Permission SeeWorkList = new([Administrator, Manager, PortalRole.Finance]);
    public static readonly Permission ResolveWorkItems = new([Administrator, Manager, PortalRole.Finance]);
}
