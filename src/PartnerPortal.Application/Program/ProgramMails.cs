namespace PartnerPortal.Application.Platform.Messages;

// What this area writes in mails.
public sealed partial class MailKind
{
    /// <summary>To an applicant: confirm your address.</summary>
    public static readonly MailKind ApplicationReceived = new();

    /// <summary>To an applicant: it is complete and waits for a decision.</summary>
    public static readonly MailKind ApplicationComplete = new();

    /// <summary>To an applicant: read and accept the agreement.</summary>
    public static readonly MailKind ApplicationApproved = new();

    /// <summary>To an applicant: no, and why.</summary>
    public static readonly MailKind ApplicationRejected = new();

    /// <summary>To a new partner.</summary>
    public static readonly MailKind PartnerActivated = new();

    /// <summary>To a partner that was suspended.</summary>
    public static readonly MailKind PartnerSuspended = new();

    /// <summary>To a partner that goes on.</summary>
    public static readonly MailKind PartnerResumed = new();

    /// <summary>To a partner whose agreement ends.</summary>
    public static readonly MailKind PartnerTerminated = new();

    /// <summary>To the address that a company had before.</summary>
    public static readonly MailKind ContactEmailChanged = new();

    /// <summary>To the known addresses of a company: a new bank account waits.</summary>
    public static readonly MailKind IbanChangeRequested = new();

    /// <summary>To the same: it does not come.</summary>
    public static readonly MailKind IbanChangeRevoked = new();
}
