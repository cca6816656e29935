using PartnerPortal.Application.Platform.Access;

namespace PartnerPortal.Application.Platform.Messages;

/// <summary>Whom a kind of notice is for.</summary>
public static class NoticeAudience
{
    /// <summary>The kinds that can reach a person.</summary>
    public static IEnumerable<NoticeKind> KindsFor(Viewer viewer) => Enum.GetValues<NoticeKind>().Where(kind => viewer.May(Of(kind)));

    /// <summary>The permission that its readers have.</summary>
    public static Permission Of(NoticeKind kind) => kind switch
    {
        NoticeKind.AdjustmentRequested => Permission.PostAdjustments,
        NoticeKind.AllowanceGranted => Permission.SeeOwnLicences,
        NoticeKind.OwnUseOrdered => Permission.ManageLicences,
        NoticeKind.PayoutExecuted => Permission.SeeOwnLedger,
        NoticeKind.PayoutProposed => Permission.ApprovePayouts,
        NoticeKind.ApplicationSubmitted => Permission.SeeApplications,
        NoticeKind.PartnerJoined => Permission.SeeApplications,
        NoticeKind.PartnersParked => Permission.ReleaseParked,
        NoticeKind.OwnerNotInvited => Permission.DecideApplications,
        NoticeKind.PartnerSuspended => Permission.SeeOwnCompany,
        NoticeKind.PartnerResumed => Permission.SeeOwnCompany,
        NoticeKind.PartnerTerminated => Permission.SeeOwnCompany,
        NoticeKind.CompanyCorrected => Permission.SeeOwnCompany,
        NoticeKind.ContactAssigned => Permission.SeeOwnCompany,
        NoticeKind.IbanChangeRequested => Permission.SeeOwnCompany,
        NoticeKind.IbanChangeRevoked => Permission.SeeOwnCompany,
        NoticeKind.IbanChanged => Permission.SeeOwnCompany,
        NoticeKind.StatementReady => Permission.SeeOwnStatements,
        NoticeKind.TermsChange => Permission.SeeOwnTerms,
    };
}
