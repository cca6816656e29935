namespace PartnerPortal.Domain.Sales.Licensing;

/// <summary>What a service for own use is about.</summary>
public enum OwnUseKind
{
    /// <summary>PLUS, which a licence not for resale above the allowance needs.</summary>
    Plus,

    /// <summary>A service level agreement for the partner itself.</summary>
    Sla,

    /// <summary>Hours of support.</summary>
    Support,

    /// <summary>Training of the partner's people.</summary>
    Training,

    /// <summary>Anything else.</summary>
    Other,
}
