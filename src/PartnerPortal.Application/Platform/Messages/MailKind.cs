namespace PartnerPortal.Application.Platform.Messages;

/// <summary>What a mail says.</summary>
public enum MailKind
{
    /// <summary>A notice that its reader also wants by mail.</summary>
    Notice,

    /// <summary>Somebody is invited to the portal.</summary>
    Invitation,

    /// <summary>Somebody forgot the password.</summary>
    PasswordReset,

    /// <summary>A password was changed.</summary>
    PasswordChanged,

    /// <summary>Another person took the second factor away.</summary>
    SecondFactorReset,
    /// <summary>To an applicant: confirm your address.</summary>
    ApplicationReceived,

    /// <summary>To an applicant: it is complete and waits for a decision.</summary>
    ApplicationComplete,

    /// <summary>To an applicant: read and accept the agreement.</summary>
    ApplicationApproved,

    /// <summary>To an applicant: no, and why.</summary>
    ApplicationRejected,

    /// <summary>To a new partner.</summary>
    PartnerActivated,

    /// <summary>To a partner that was suspended.</summary>
    PartnerSuspended,

    /// <summary>To a partner that goes on.</summary>
    PartnerResumed,

    /// <summary>To a partner whose agreement ends.</summary>
    PartnerTerminated,

    /// <summary>To the address that a company had before.</summary>
    ContactEmailChanged,

    /// <summary>To the known addresses of a company: a new bank account waits.</summary>
    IbanChangeRequested,

    /// <summary>To the same: it does not come.</summary>
    IbanChangeRevoked,
}
