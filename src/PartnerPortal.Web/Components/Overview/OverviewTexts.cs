namespace PartnerPortal.Web.Components.Overview;

/// <summary>Names the texts of this area.</summary>
internal sealed class OverviewTexts;
