namespace PartnerPortal.Web.Components.Layout;

/// <summary>An entry of the rail: its picture and the key of its name.</summary>
public sealed record PortalSection(string Icon, string TextKey);
