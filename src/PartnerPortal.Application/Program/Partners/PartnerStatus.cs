namespace PartnerPortal.Application.Program.Partners;

/// <summary>Where a partner stands in its agreement.</summary>
public enum PartnerStatus
{
    Active,
    Suspended,
    Terminated,
}
