using PartnerPortal.Application.Platform.Access;

namespace PartnerPortal.Application.Platform.Messages;

// What this area tells, and who can hear of it.
public sealed partial class NoticeKind
{
    public static readonly NoticeKind AllowanceGranted = new(Permission.SeeOwnLicences);
    public static readonly NoticeKind OwnUseOrdered = new(Permission.ManageLicences);
}
