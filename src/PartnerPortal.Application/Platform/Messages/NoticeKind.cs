namespace PartnerPortal.Application.Platform.Messages;

/// <summary>What a person is told, and may switch off.</summary>
public enum NoticeKind
{
    AdjustmentRequested,
    AllowanceGranted,
    OwnUseOrdered,
    ApplicationSubmitted,
    CompanyCorrected,
    ContactAssigned,
    IbanChangeRequested,
    IbanChangeRevoked,
    IbanChanged,
    OwnerNotInvited,
    PartnerJoined,
    PartnersParked,
    PartnerResumed,
    PartnerSuspended,
    PartnerTerminated,
    PayoutExecuted,
    PayoutProposed,
    StatementReady,
    TermsChange,
}
