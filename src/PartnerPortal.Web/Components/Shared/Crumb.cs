namespace PartnerPortal.Web.Components.Shared;

/// <summary>One step back up: a name and where it leads.</summary>
public sealed record Crumb(string Text, string Href);
