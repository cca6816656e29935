namespace PartnerPortal.Domain.Finance.Fees;

/// <summary>A monthly fee that a manager waived.</summary>
/// <param name="Month">The month whose fee it is.</param>
/// <param name="Period">The period it is posted in: that month, or the earliest open one.</param>
/// <param name="Reason">Shown to the partner.</param>
public sealed record FeeWaiver(Month Month, Month Period, string Reason);
