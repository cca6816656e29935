namespace PartnerPortal.Web.Components.Platform;

/// <summary>Names the texts of this area.</summary>
internal sealed class PlatformTexts;
