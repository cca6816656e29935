namespace PartnerPortal.Domain.Sales.Licensing;

/// <summary>What the list price of a service for own use is for.</summary>
public enum OwnUseUnit
{
    /// <summary>The service as a whole.</summary>
    Once,

    /// <summary>An hour.</summary>
    Hour,

    /// <summary>Each calendar month until it is ended: a standing order.</summary>
    Month,
}
