namespace PartnerPortal.Domain;

/// <summary>What an invoice line sells (spec 00).</summary>
public enum LineKind
{
    /// <summary>A customer's new licences.</summary>
    LicenceNew,

    /// <summary>More seats of licences that the customer has.</summary>
    LicenceExtension,

    /// <summary>Licences by subscription.</summary>
    LicenceSubscription,

    /// <summary>PLUS, the update and support subscription.</summary>
    Plus,

    /// <summary>A service level agreement.</summary>
    Sla,

    /// <summary>Support outside an agreement.</summary>
    Support,

    /// <summary>Training.</summary>
    Training,

    /// <summary>Hardware, servers.</summary>
    Hardware,

    /// <summary>Anything else.</summary>
    Other,

    /// <summary>Not for resale: the partner's own use.</summary>
    Nfr,
}
