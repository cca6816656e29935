namespace PartnerPortal.Domain.Finance.Commissions;

/// <summary>What a line earns, decided once when its invoice is registered: a rate with its label, or a reason for none.</summary>
/// <param name="Rate">After caps; null when there is a reason.</param>
/// <param name="Label">Label of the rule; null when there is a reason.</param>
/// <param name="PlanRate">The rule's own rate: larger than <paramref name="Rate"/> when the agreement or an offer caps it.</param>
/// <param name="Reason">Why there is no commission; null when there is a rate.</param>
public readonly record struct LineRate(Percentage? Rate, string? Label, Percentage? PlanRate, NoCommissionReason? Reason)
{
    /// <summary>No commission.</summary>
    public static LineRate None(NoCommissionReason reason) => new(null, null, null, reason);
}
