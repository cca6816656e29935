namespace PartnerPortal.Web.Components.Finance;

/// <summary>Names the texts of this area.</summary>
internal sealed class FinanceTexts;
