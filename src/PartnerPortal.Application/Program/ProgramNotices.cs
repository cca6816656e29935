using PartnerPortal.Application.Platform.Access;

namespace PartnerPortal.Application.Platform.Messages;

// What this area tells, and who can hear of it.
public sealed partial class NoticeKind
{
    public static readonly NoticeKind ApplicationSubmitted = new(Permission.SeeApplications);
    public static readonly NoticeKind CompanyCorrected = new(Permission.SeeOwnCompany);
    public static readonly NoticeKind ContactAssigned = new(Permission.SeeOwnCompany);
    public static readonly NoticeKind IbanChangeRequested = new(Permission.SeeOwnCompany);
    public static readonly NoticeKind IbanChangeRevoked = new(Permission.SeeOwnCompany);
    public static readonly NoticeKind IbanChanged = new(Permission.SeeOwnCompany);
    public static readonly NoticeKind OwnerNotInvited = new(Permission.DecideApplications);
    public static readonly NoticeKind PartnerJoined = new(Permission.SeeApplications);
    public static readonly NoticeKind PartnerResumed = new(Permission.SeeOwnCompany);
    public static readonly NoticeKind PartnerSuspended = new(Permission.SeeOwnCompany);
    public static readonly NoticeKind PartnerTerminated = new(Permission.SeeOwnCompany);
    public static readonly NoticeKind TermsChange = new(Permission.SeeOwnTerms);
}
