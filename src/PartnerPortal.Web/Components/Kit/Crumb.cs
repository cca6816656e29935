namespace PartnerPortal.Web.Components.Kit;

/// <summary>One step back up: a name and where it leads.</summary>
public sealed record Crumb(string Text, string Href);
