namespace PartnerPortal.Domain.Program.Applications;

/// <summary>People who work for an applicant.</summary>
public enum CompanySize
{
    /// <summary>The applicant alone.</summary>
    One,

    /// <summary>2 to 9.</summary>
    To9,

    /// <summary>10 to 49.</summary>
    To49,

    /// <summary>50 to 249.</summary>
    To249,

    /// <summary>250 or more.</summary>
    More,
}
