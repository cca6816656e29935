namespace PartnerPortal.Domain.Program.Terms;

/// <summary>What of an invoice counts as licence revenue.</summary>
public enum ThresholdBasis
{
    /// <summary>What is invoiced, less credits.</summary>
    Invoiced,

    /// <summary>The same, times the share that is paid.</summary>
    Paid,
}
