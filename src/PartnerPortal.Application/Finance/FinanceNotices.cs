using PartnerPortal.Application.Platform.Access;

namespace PartnerPortal.Application.Platform.Messages;

// What this area tells, and who can hear of it.
public sealed partial class NoticeKind
{
    public static readonly NoticeKind AdjustmentRequested = new(Permission.PostAdjustments);
    public static readonly NoticeKind PartnersParked = new(Permission.ReleaseParked);
    public static readonly NoticeKind PayoutExecuted = new(Permission.SeeOwnLedger);
    public static readonly NoticeKind PayoutProposed = new(Permission.ApprovePayouts);
    public static readonly NoticeKind StatementReady = new(Permission.SeeOwnStatements);
}
