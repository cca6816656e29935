namespace PartnerPortal.Domain.Program.Partners;

/// <summary>How a partner does business by default (spec 03); each order may choose again.</summary>
public enum PartnerModel
{
    /// <summary>Option A: the vendor invoices the customer, the partner earns commission.</summary>
    Commission,

    /// <summary>Option B: the partner buys at its advantage and invoices the customer itself.</summary>
    Resale,
}
