namespace PartnerPortal.Application.Platform.Audit;

// What is done in this area.
public sealed partial class AuditAction
{
    public static readonly AuditAction AgreementAccepted = new();
    public static readonly AuditAction AgreementLinkRenewed = new();
    public static readonly AuditAction AgreementTextWritten = new();
    public static readonly AuditAction ApplicationApproved = new();
    public static readonly AuditAction ApplicationCheckDecided = new() { IsInner = true };
    public static readonly AuditAction ApplicationConfirmed = new();
    public static readonly AuditAction ApplicationNoteAdded = new() { IsInner = true };
    public static readonly AuditAction ApplicationRejected = new();
    public static readonly AuditAction ApplicationRepeated = new() { IsInner = true };
    public static readonly AuditAction ApplicationReviewStarted = new();
    public static readonly AuditAction ApplicationReviewerAssigned = new() { IsInner = true };
    public static readonly AuditAction ApplicationSubmitted = new();
    public static readonly AuditAction CapsChanged = new();
    public static readonly AuditAction CompanyCorrected = new();
    public static readonly AuditAction CompanyEdited = new();
    public static readonly AuditAction ContactAssigned = new();
    public static readonly AuditAction IbanChangeRequested = new();
    public static readonly AuditAction IbanChangeRevoked = new();
    public static readonly AuditAction IbanChanged = new();
    public static readonly AuditAction PartnerActivated = new();
    public static readonly AuditAction PartnerResumed = new();
    public static readonly AuditAction PartnerSuspended = new();
    public static readonly AuditAction PartnerTerminated = new();
    public static readonly AuditAction QualificationEdited = new();
    public static readonly AuditAction TermsDraftDiscarded = new();
    public static readonly AuditAction TermsDraftSaved = new();
    public static readonly AuditAction TermsPublished = new();
}
