using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Commissions;
using PartnerPortal.Domain.Finance.Ledger;

namespace PartnerPortal.Application.Finance.Commissions;

/// <summary>Whether a line's commission can be paid out.</summary>
public enum CommissionStanding
{
    /// <summary>It earns as the customer pays.</summary>
    Payable,

    /// <summary>It earns, but the invoice is disputed.</summary>
    Held,

    /// <summary>It earns nothing, for a reason.</summary>
    None,
}

/// <summary>A line of an invoice and what it earns.</summary>
/// <param name="Net">As invoiced, in the invoice's currency.</param>
/// <param name="Base">What is left of it after credit notes.</param>
/// <param name="Earned">What it has earned by now, in program currency, months that are still open included.</param>
/// <param name="Posted">What of that is in the ledger.</param>
/// <param name="Reason">Why it earns nothing; null when it earns.</param>
/// <param name="Why">Everything that explains <paramref name="Earned"/>.</param>
public sealed record CommissionLine(
    string InvoiceNo, int LineNo, DateOnly IssuedOn, string Customer, LineKind Kind, string? Description, decimal? Quantity, Money Net,
    Money Base,
    Percentage? Rate, Percentage? PlanRate, string? Label, CommissionStanding Standing, NoCommissionReason? Reason, Money Earned,
    Money Posted, PostingWhy Why);
