namespace PartnerPortal.Domain.Sales.Licensing;

/// <summary>Where a licence not for resale stands.</summary>
public enum LicenceStatus
{
    /// <summary>Asked for, and not there yet.</summary>
    Ordered,

    /// <summary>In force.</summary>
    Active,

    /// <summary>Out of force for a time.</summary>
    Suspended,

    /// <summary>Given back: invalid.</summary>
    Terminated,
}
