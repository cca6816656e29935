namespace PartnerPortal.Domain.Sales.Licensing;

/// <summary>What a licence not for resale stands on.</summary>
public enum LicenceSource
{
    /// <summary>The allowance: free.</summary>
    Allowance,

    /// <summary>PLUS ordered for it.</summary>
    Plus,
}
