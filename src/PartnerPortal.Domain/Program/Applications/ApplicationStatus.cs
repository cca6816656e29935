namespace PartnerPortal.Domain.Program.Applications;

/// <summary>Where an application stands, those first that wait for the vendor.</summary>
public enum ApplicationStatus
{
    /// <summary>Complete: waits for a person.</summary>
    Applicant,

    /// <summary>A person works through the checklist.</summary>
    UnderReview,

    /// <summary>Waits for the applicant to accept the agreement.</summary>
    Approved,

    /// <summary>The e-mail address is not confirmed yet, so it does not count yet.</summary>
    Unconfirmed,

    /// <summary>Has become a partner.</summary>
    Active,

    /// <summary>Refused with a reason.</summary>
    Rejected,

    /// <summary>The e-mail address was never confirmed.</summary>
    Lapsed,
}
