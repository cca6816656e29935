namespace PartnerPortal.Domain.Finance.Commissions;

/// <summary>Why a line earns no commission (spec 01.2, 06); its word with spaces is what exports show.</summary>
public enum NoCommissionReason
{
    /// <summary>The customer has no partner of record on the issue date, or its agreement is not in force.</summary>
    NoPartnerInForce,

    /// <summary>Option B: the partner's discount was on the price.</summary>
    PurchaseAdvantage,

    /// <summary>NFR lines.</summary>
    NotForResale,

    /// <summary>No rule of the plan matches.</summary>
    NoRule,
}
