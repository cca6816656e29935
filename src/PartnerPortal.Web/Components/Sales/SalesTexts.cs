namespace PartnerPortal.Web.Components.Sales;

/// <summary>Names the texts of this area.</summary>
internal sealed class SalesTexts;
