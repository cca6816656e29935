namespace PartnerPortal.Domain.Finance.Invoicing;

/// <summary>Who pays an invoice.</summary>
public enum BilledTo
{
    /// <summary>Option A: the customer; the partner earns commission.</summary>
    Customer,

    /// <summary>Option B: the partner, with its purchase advantage in the price.</summary>
    Partner,
}
